// Elements. Data only ever becomes a text node or an attribute value, never markup.

/** Makes an HTML element. `on…` attributes are listeners; null and false children are left out. */
function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Makes an SVG element. */
function svg(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [k, v] of Object.entries(value)) element.style.setProperty(k, v);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter(c => c != null && c !== false));
  return element;
}

/** Puts children in the place of what an element holds; null and false are left out. */
function render(element, ...children) {
  element.replaceChildren();
  fill(element, {}, children);
}

const byId = id => document.getElementById(id);

/** Says text to a screen reader. */
function announce(text) {
  byId("announce").textContent = text;
}

const narrow = matchMedia("screen and (max-width: 800px)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
