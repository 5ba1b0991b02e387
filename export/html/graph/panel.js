// The panel: everything that is claimed about what was picked, each claim with its sentence.

const PAGE_OF_CLAIMS = 40;

class Panel {
  /** `go` has callbacks: `pick(selection)`, `view(name, of)`, `unfold(id)`. */
  constructor(model, filters, go) {
    this.model = model;
    this.filters = filters;
    this.go = go;
    this.body = byId("panel-body");
  }

  show(content, { open = true } = {}) {
    this.body.replaceChildren(...content);
    this.body.scrollTop = 0;
    byId("panel").classList.toggle("open", open);
  }

  /** What is in this graph, and where to begin. */
  overview() {
    const { model } = this;
    const byWeight = [...model.actors].filter((actor) => actor.weight > 0).sort((x, y) => y.weight - x.weight || x.index - y.index);
    const argued = [...model.issues].filter((issue) => issue.claims.length).sort((x, y) => y.claims.length - x.claims.length || x.index - y.index);
    const counts = new Map();
    for (const claim of model.claims) counts.set(claim.kind, (counts.get(claim.kind) ?? 0) + 1);
    const words = [["event", "event"], ["stance", "stance"], ["statement", "statement"], ["relation", "relation"]].map(([kind, word]) => plural(counts.get(kind) ?? 0, word));
    this.show(
      [
        el("h2", {}, "What is said here"),
        el("p", { class: "lead" }, `${plural(model.articles.length, "article")}, ${plural(model.actors.length, "actor")}: ${words.join(", ")}. Pick a node or a line to read the sentences.`),
        el("h3", {}, "Most is said about"),
        el("ul", { class: "chips" }, byWeight.slice(0, 8).map((actor) => el("li", {}, this.actorButton(actor.index, plural(actor.weight, "claim"))))),
        argued.length ? el("h3", {}, "What is argued about") : null,
        el("ul", { class: "chips" }, argued.slice(0, 6).map((issue) => el("li", {}, this.issueButton(issue.index, plural(issue.claims.length, "stance"))))),
        el("h3", {}, model.articles.length === 1 ? "The article" : "The articles"),
        el("ul", { class: "plain" }, latestFirst(model.articles).slice(0, 12).map((article) => el("li", {}, this.articleLine(article)))),
        model.articles.length > 12 ? el("p", { class: "note" }, `and ${plural(model.articles.length - 12, "more article", "more articles")}`) : null,
      ].filter(Boolean),
      { open: false },
    );
  }

  articleLine(article) {
    const name = article.headline ? quoted(article.headline) : article.id;
    const source = [article.publisher, article.date].filter(Boolean).join(", ");
    return [
      this.model.reading ? el("a", { href: `${this.model.reading}#article=${encodeURIComponent(article.id)}` }, name) : name,
      source ? el("span", { class: "note" }, " ", quoted(source)) : null,
      article.url ? el("a", { class: "outside", href: article.url, rel: "noopener noreferrer external", target: "_blank" }, "source") : null,
    ];
  }

  actorButton(index, note = null) {
    const actor = this.model.actors[index];
    return el("button", { type: "button", class: "name", click: () => this.go.pick(`actor:${actor.id}`) }, swatchOfActor(actor), quoted(clip(actor.label || actor.id, 120)), note ? el("span", { class: "note" }, ` ${note}`) : null);
  }

  issueButton(index, note = null) {
    const issue = this.model.issues[index];
    return el("button", { type: "button", class: "name", click: () => this.go.view("issue", issue.id) }, quoted(clip(issue.label || issue.id, 120)), note ? el("span", { class: "note" }, ` ${note}`) : null);
  }

  /** An actor: who it is, and its claims by what part it has in them. */
  actor(actor) {
    const mine = actor.claims;
    const part = (claim) => {
      if (claim.kind === "stance") return claim.sources.includes(actor.index) ? "Its stances" : "Stances on it";
      return { event: "Events", relation: "Relations", statement: "Statements" }[claim.kind];
    };
    this.show([
      el("p", { class: "kicker" }, [actor.type, actor.iso3].filter(Boolean).join(" · ")),
      el("h2", {}, quoted(clip(actor.label || actor.id, 400))),
      actor.aliases.length ? el("p", { class: "note" }, "also ", quoted(clip(actor.aliases.join(", "), 400))) : null,
      actor.wikidata ? el("p", { class: "note" }, el("a", { href: `https://www.wikidata.org/wiki/${actor.wikidata}`, rel: "noopener noreferrer external", target: "_blank" }, `Wikidata ${actor.wikidata}`)) : null,
      el("p", { class: "actions" }, el("button", { type: "button", click: () => this.go.view("around", actor.id) }, "Show its surroundings")),
      ...this.sections(mine, part, ["Its stances", "Stances on it", "Events", "Statements", "Relations"]),
    ].filter(Boolean));
  }

  /** A line between two ends. */
  line(edge, names, bundle) {
    const claims = edge.links.map((link) => this.model.claims[link.claim]);
    const distinct = [...new Set(claims)];
    const part = (claim) => ({ event: "Events", stance: "Stances", relation: "Relations", statement: "Statements" })[claim.kind];
    this.show([
      el("p", { class: "kicker" }, plural(distinct.length, "claim"), " between"),
      el("h2", {}, quoted(names[0]), " – ", quoted(names[1])),
      bundle ? el("p", { class: "actions" }, el("button", { type: "button", click: () => this.go.unfold(bundle) }, edge.id === bundle && distinct.length > 1 ? "Unfold this line" : "Fold or unfold this line")) : null,
      ...this.sections(distinct, part, ["Stances", "Events", "Relations", "Statements"]),
    ].filter(Boolean));
  }

  /** An issue: both camps with their sentences. */
  issue(issue) {
    const side = (claim) => ({ support: "For", oppose: "Against" })[claim.polarity] ?? "Undecided";
    this.show([
      el("p", { class: "kicker" }, "Issue"),
      el("h2", {}, quoted(clip(issue.label || issue.id, 400))),
      issue.involves.length ? el("p", { class: "note" }, "involves ", issue.involves.flatMap((index) => [this.actorButton(index), " "])) : null,
      el("p", { class: "actions" }, el("button", { type: "button", click: () => this.go.view("issue", issue.id) }, "Show its camps")),
      ...this.sections(issue.claims, side, ["For", "Against", "Undecided"]),
    ].filter(Boolean));
  }

  claim(claim) {
    this.show([el("p", { class: "kicker" }, claim.kind), ...this.sections([claim], () => "Claim", ["Claim"])]);
  }

  group(group) {
    this.show([
      el("p", { class: "kicker" }, "Group"),
      el("h2", {}, plural(group.actors.length, "actor")),
      el("p", { class: "note" }, "Actors that have more to do with each other than with the rest."),
      el("p", { class: "actions" }, el("button", { type: "button", click: () => this.go.close(group.index) }, "Close this group")),
      el("ul", { class: "chips" }, group.actors.slice(0, 60).map((actor) => el("li", {}, this.actorButton(actor.index, plural(actor.weight, "claim"))))),
      group.actors.length > 60 ? el("p", { class: "note" }, `and ${(group.actors.length - 60).toLocaleString("en")} more`) : null,
    ].filter(Boolean));
  }

  sections(claims, partOf, order) {
    const shown = claims.filter((claim) => this.filters.mask[claim.index]);
    const hidden = claims.length - shown.length;
    const parts = order.map((name) => [name, shown.filter((claim) => partOf(claim) === name)]).filter(([, list]) => list.length);
    const made = parts.flatMap(([name, list]) => [el("h3", {}, `${name} `, el("span", { class: "count" }, String(list.length))), this.cards(list)]);
    if (shown.length === 0) made.push(el("p", { class: "note" }, "No claim to show."));
    if (hidden) made.push(el("p", { class: "note" }, `${plural(hidden, "claim")} hidden by the filters.`));
    return made;
  }

  /** Claims in steps: an actor of ten thousand claims opens as fast as one of ten. */
  cards(claims) {
    const sorted = [...claims].sort((x, y) => ((x.start ?? "") < (y.start ?? "") ? 1 : (x.start ?? "") > (y.start ?? "") ? -1 : x.index - y.index));
    const list = el("ul", { class: "cards" });
    let next = 0;
    const more = el("button", { type: "button", class: "more", click: () => grow() }, "");
    const grow = () => {
      for (const claim of sorted.slice(next, next + PAGE_OF_CLAIMS)) list.append(this.card(claim));
      next += PAGE_OF_CLAIMS;
      more.textContent = `Show ${Math.min(PAGE_OF_CLAIMS, sorted.length - next)} more of ${sorted.length}`;
      more.hidden = next >= sorted.length;
    };
    grow();
    return el("div", {}, list, more);
  }

  /** One claim: who, what, whom; its sentence; how sure, when, told by whom, where. */
  card(claim) {
    const { model } = this;
    const sentence = model.sentences[claim.sentence];
    const article = model.articles[sentence.article];
    const names = (indexes) => indexes.flatMap((index, i) => [i ? ", " : null, this.actorButton(index)]);
    const sources = claim.sources.length ? names(claim.sources) : [el("span", { class: "note" }, claim.kind === "statement" ? "an unnamed source" : "somebody")];
    const facts = [
      el("span", { class: `status ${claim.status}` }, STATUS_LABELS[claim.status] ?? claim.status),
      el("span", {}, "told by ", claim.teller === null ? "an unnamed source" : quoted(clip(model.actors[claim.teller].label, 80))),
      claim.start ? el("span", { title: claim.dateKind === "articleDate" ? "the article's date" : "the claim's own date" }, dates(claim), claim.dateKind === "articleDate" ? " (article)" : "") : null,
      el("span", { class: "sure", title: "confidence" }, `${claim.confidence} % sure`),
    ];
    return el(
      "li",
      { class: `card ${claim.family}` },
      el("p", { class: "says" }, sources, " ", el("strong", {}, claimVerb(claim)), " ", this.objects(claim), claim.kind === "stance" || claim.kind === "event" ? el("span", { class: "note" }, ` (${claim.name})`) : null),
      el("blockquote", { dir: "auto" }, marked(sentence.text, this.marks(claim, sentence))),
      el("p", { class: "facts" }, facts.filter(Boolean).flatMap((fact, i) => (i ? [" · ", fact] : [fact]))),
      el("p", { class: "facts" }, this.place(claim, article)),
    );
  }

  objects(claim) {
    const { model } = this;
    if (claim.kind === "statement") return quoted(clip(contentOf(claim, model.sentences[claim.sentence].text), 140));
    const parts = [];
    const labelled = claim.kind === "stance" && claim.label;
    if (labelled) parts.push(quoted(claim.label));
    for (const target of claim.targets) {
      if (labelled && this.isNamed(claim.label, target)) continue;
      if (parts.length) parts.push(labelled ? " · " : ", ");
      if (typeof target === "number") parts.push(this.actorButton(target));
      else if (target[0] === "i") parts.push(this.issueButton(target[1]));
      else parts.push("an event: ", model.claims[target[1]].name.toLowerCase());
    }
    if (claim.kind === "relation" && claim.label) parts.push(el("span", { class: "note" }, " (", quoted(claim.label), ")"));
    if (claim.about) parts.push(el("span", { class: "note" }, " about ", quoted(clip(claim.about, 200))));
    if (claim.condition) parts.push(el("span", { class: "note" }, " – ", quoted(clip(claim.condition, 200))));
    return parts;
  }

  /** Do the article's own words for a target name it already? */
  isNamed(words, target) {
    const { actors, issues, claims } = this.model;
    const thing = typeof target === "number" ? actors[target] : target[0] === "i" ? issues[target[1]] : claims[target[1]];
    return thing.kind !== undefined || folded(thing.label) === folded(words);
  }

  /** The trigger, and the claim's own actors where the sentence names them; other actors are left plain. */
  marks(claim, sentence) {
    const marks = [[claim.trigger[0], claim.trigger[1], "trigger", "why we say so"]];
    const flat = sentence.marks ?? [];
    for (let i = 0; i < flat.length; i += 3) {
      const actor = flat[i + 2];
      const role = claim.sources.includes(actor) ? "source" : claim.actors.includes(actor) ? "target" : null;
      if (role) marks.push([flat[i], flat[i + 1], role, clip(this.model.actors[actor].label, 80)]);
    }
    return marks;
  }

  place(claim, article) {
    const name = quoted(clip(article.headline || article.id, 120));
    const source = [article.publisher, article.date].filter(Boolean).join(", ");
    const address = this.model.reading ? `${this.model.reading}#article=${encodeURIComponent(article.id)}&claim=${encodeURIComponent(claim.id)}` : null;
    return [address ? el("a", { href: address }, "Read in ", name) : el("cite", {}, name), source ? [" ", quoted(source)] : null];
  }
}

/** The node's shape in its colour, beside a name. */
function swatchOfActor(actor) {
  return svgEl("svg", { class: "swatch", width: 14, height: 14, viewBox: "-8 -8 16 16", "aria-hidden": "true" }, shapeSvg(actor.shape, 0, 0, 6, { class: `fill-type-${actor.type.toLowerCase()}` }));
}
