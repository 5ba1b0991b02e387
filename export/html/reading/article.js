// An article as it was: its words cut where sentences, mentions and triggers begin and end, and nothing else changed.

/** Give the article's stretches in order: its parts, what was skipped, and what is in neither. */
function blocksOf(article) {
  const blocks = article.parts.map(([start, end, kind]) => ({ start, end, kind }));
  for (const [start, end, reason] of article.skipped) {
    if (!blocks.some((block) => start < block.end && block.start < end)) blocks.push({ start, end, kind: "skipped", reason });
  }
  blocks.sort((p, q) => p.start - q.start || q.end - p.end);
  const made = [];
  let at = 0;
  const fill = (end) => {
    if (end > at && article.text.slice(at, end).trim()) made.push({ start: at, end, kind: "skipped", reason: "not read" });
  };
  for (const block of blocks) {
    fill(block.start);
    // parts of hostile records may overlap: each character is shown once
    const start = Math.max(block.start, at);
    if (block.end > start) made.push({ ...block, start });
    at = Math.max(at, block.end);
  }
  fill(article.text.length);
  return made;
}

const BLOCK_TAGS = lookup({ headline: "h1", standfirst: "p", caption: "p", pullquote: "p", body: "p", other: "p", skipped: "p" });

/** Cut a block's words at every boundary of `spans` ({start, end, ...}); give [words, spans over them]. */
function cut(text, start, end, spans) {
  const inside = spans.filter((span) => span.start < end && span.end > start);
  const cuts = [...new Set([start, end, ...inside.flatMap((span) => [span.start, span.end])])].filter((at) => at >= start && at <= end).sort((p, q) => p - q);
  return cuts.slice(0, -1).map((from, i) => [text.slice(from, cuts[i + 1]), inside.filter((span) => span.start <= from && span.end >= cuts[i + 1])]);
}

/** What stands in an article: sentences with claims, mentions, triggers, repeated sentences, skipped words. */
function spansOf(model, article) {
  const spans = [];
  for (const sentence of model.sentences) if (sentence.article === article.index) spans.push({ kind: "sentence", start: sentence.start, end: sentence.end, sentence: sentence.index });
  for (const claim of model.claimsOf(article)) {
    const { start } = model.sentences[claim.sentence];
    spans.push({ kind: "trigger", start: start + claim.trigger[0], end: start + claim.trigger[1], claim: claim.index });
  }
  for (const [start, end, actor] of article.mentions) spans.push({ kind: "mention", start, end, actor });
  for (const [sentence, start, end] of model.repeats) if (model.sentences[sentence].article === article.index) spans.push({ kind: "repeat", start, end, sentence });
  for (const [start, end, reason] of article.skipped) spans.push({ kind: "skipped", start, end, reason });
  return spans.filter((span) => span.end > span.start);
}

/** One run of words with all that is known of it. */
function piece(model, words, over) {
  const of = (kind) => over.filter((span) => span.kind === kind);
  const mentions = of("mention");
  const skipped = of("skipped");
  const classes = [];
  if (of("sentence").length) classes.push("sentence");
  if (of("repeat").length) classes.push("repeat");
  if (of("trigger").length) classes.push("trigger");
  if (skipped.length) classes.push("left-out");
  if (mentions.length) classes.push("mention", `is-${model.actors[mentions.at(-1).actor].type.toLowerCase()}`);
  if (classes.length === 0) return words;
  const said = [...mentions.map((span) => clip(plain(model.actors[span.actor].label), 80)), ...skipped.map((span) => `left out: ${clip(plain(span.reason), 120)}`)];
  return el(
    mentions.length || of("trigger").length ? "mark" : "span",
    {
      class: classes.join(" "),
      title: said.join("; ") || null,
      "data-sentences": [...of("sentence"), ...of("repeat")].map((span) => span.sentence).join(" ") || null,
      "data-claims": of("trigger").map((span) => span.claim).join(" ") || null,
      "data-actors": mentions.map((span) => span.actor).join(" ") || null,
    },
    words,
  );
}

/** Draw an article: a row for each block, its words and beside them what was taken from them. */
function articleView(model, article, go) {
  const spans = spansOf(model, article);
  const shown = new Set();
  const rows = blocksOf(article).map((block) => {
    const words = el(BLOCK_TAGS[block.kind] ?? "p", { class: `words ${block.kind}`, dir: "auto" }, cut(article.text, block.start, block.end, spans).map(([text, over]) => piece(model, text, over)));
    const claims = model.claimsOf(article).filter((claim) => {
      const { start } = model.sentences[claim.sentence];
      return start >= block.start && start < block.end;
    });
    claims.forEach((claim) => shown.add(claim.index));
    const repeats = model.repeats.filter(([sentence, start]) => model.sentences[sentence].article === article.index && start >= block.start && start < block.end);
    return el("div", { class: "row" }, words, marginOf(model, block, claims, repeats, go));
  });
  return el("article", { class: "article", lang: article.language ?? null }, aboutArticle(model, article), rows);
}

/** Where an article is from, and how much was taken from it. */
function aboutArticle(model, article) {
  const claims = model.claimsOf(article);
  const count = (kind) => claims.filter((claim) => claim.kind === kind).length;
  const source = [article.author, article.publisher].filter(Boolean).join(", ");
  const taken = [["event", "event"], ["stance", "stance"], ["statement", "statement"], ["relation", "relation"]].map(([kind, word]) => plural(count(kind), word)).join(", ");
  return el(
    "div",
    { class: "about" },
    el("p", {}, source ? [quoted(source), " · "] : null, article.date ? [article.date, article.dateInferred ? " (worked out from the text)" : null] : "no date", article.genre && article.genre !== "unknown" ? ` · ${article.genre}` : null, article.url ? [" · ", el("a", { href: article.url, rel: "noopener noreferrer external", target: "_blank" }, "source")] : null),
    el("p", { class: "note" }, `Taken from it: ${taken}. Left out: ${plural(article.skipped.length, "passage")}, shown grey with the reason.`),
  );
}
