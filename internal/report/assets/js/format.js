// Figures, times and words as people read them.

const number = n => Math.round(n).toString().replace(/\B(?=(\d{3})+$)/g, ",");
const plural = (n, one, many = one + "s") => `${number(n)} ${n === 1 ? one : many}`;

/** A fraction in per cent. Only a true zero is 0 %, and only a true whole 100 %. */
function percent(x) {
  if (x > 0 && x < 0.01) return "<1\u202f%";
  if (x > 0.99 && x < 1) return ">99\u202f%";
  return Math.round(x * 100) + "\u202f%";
}

const fraction = x => x.toFixed(2);

/** Small numbers in words, as newspapers write them. */
function spelled(n) {
  const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
  return words[n] || number(n);
}

const capital = s => s.charAt(0).toUpperCase() + s.slice(1);

/** "2011-12-06T14:00:00Z" as "6 Dec 2011, 14:00 UTC"; a date alone stays one; anything else as it is. */
function time(published) {
  const m = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|\+00:00))?$/.exec(published || "");
  if (!m) return published || "";
  const month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][m[2] - 1];
  return `${+m[3]} ${month} ${m[1]}` + (m[4] ? `, ${m[4]} UTC` : "");
}

/** Seconds as "3 d 4 h", with the two largest units; null is "". */
function lag(seconds) {
  if (seconds == null) return "";
  const units = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]];
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0) return "same time";
  const parts = [];
  let rest = seconds;
  for (const [unit, size] of units.slice(first, first + 2)) {
    const n = Math.floor(rest / size);
    rest -= n * size;
    if (n) parts.push(`${n}\u00a0${unit}`);
  }
  return parts.join(" ");
}

/** A setting's name as words: "min_words" is "min words". */
const settingName = name => name.replace(/[_-]+/g, " ");

function settingValue(value) {
  if (value === true) return "yes";
  if (value === false) return "no";
  if (value === null || value === "" || (Array.isArray(value) && !value.length)) return "none";
  if (Array.isArray(value)) return value.map(settingValue).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The first n characters of a text, with an ellipsis where more follow. */
function clip(text, n) {
  const characters = [...text.slice(0, 2 * n + 2)];
  return characters.length > n ? characters.slice(0, n - 1).join("") + "…" : text;
}

/** A name inside other words: of one that is written from right to left, what follows keeps its place. */
const isolated = name => /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(name || "") ? `\u2068${name}\u2069` : name;
