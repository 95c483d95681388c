CREATE UNIQUE INDEX articles_id ON articles (id);
CREATE INDEX articles_source ON articles (source_canonical, published_date);
CREATE INDEX articles_cluster ON articles (cluster);
CREATE UNIQUE INDEX pairs_ab ON pairs (a, b);
CREATE INDEX pairs_b ON pairs (b);
CREATE INDEX pairs_ways ON pairs (giver_source, taker_source, taken_date);
CREATE UNIQUE INDEX passages_abn ON passages (a, b, n);
CREATE INDEX passages_fingerprint ON passages (fingerprint);
CREATE INDEX quotations_quotation ON quotations (quotation);
CREATE INDEX quotations_article ON quotations (article);
CREATE INDEX quotations_relation ON quotations (relation);
CREATE INDEX sources_source ON sources (source, month);

-- Who took text from whom, by month: pairs of two sources whose direction is known.
CREATE VIEW who_took_from_whom AS
SELECT giver_source, taker_source, substr(taken_date, 1, 7) AS month, count(*) AS pairs, sum(words_shared) AS words,
       sum(uncredited) AS uncredited_pairs
FROM pairs WHERE giver_source <> taker_source
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;

-- What the articles of each outlet owe to others without saying so, most words first.
CREATE VIEW uncredited_by_outlet AS
SELECT source, sum(articles) AS articles, sum(words) AS words, sum(articles_owing) AS articles_owing,
       sum(articles_uncredited) AS articles_uncredited, sum(credited_words) AS credited_words, sum(uncredited_words) AS uncredited_words,
       round(1.0 * sum(uncredited_words) / nullif(sum(credited_words) + sum(uncredited_words), 0), 4) AS uncredited_share
FROM sources GROUP BY source ORDER BY uncredited_words DESC, source;

-- Quotations with other words than those they come nearest to: what was said, what was printed, and by whom.
CREATE VIEW altered_quotations AS
SELECT quotation, quotation_speaker, parent_text, text, changes, source_canonical AS source, article, published, published_date, speaker,
       parent_source, parent_article, first_source, first_article, first_published_date
FROM quotations WHERE relation = 'altered' ORDER BY quotation, wording, published_date, article;

-- 200 pairs for people to code: as many of each relation, credited and not, as there are, drawn by the lot of the column sample.
CREATE VIEW pairs_to_code AS
SELECT p.a, p.b, p.relation, p.credited, p.direction, p.direction_confidence, p.words_shared, p.resemblance, p.source_a, p.source_b,
       p.published_date_a, p.published_date_b, p.title_a, p.title_b, longest.a_text, longest.b_text
FROM (SELECT *, row_number() OVER (PARTITION BY relation, credited ORDER BY sample, a, b) AS drawn FROM pairs) AS p
LEFT JOIN passages AS longest ON longest.a = p.a AND longest.b = p.b AND longest.n = 1
ORDER BY p.drawn, p.relation, p.credited LIMIT 200;
