// Search with type-ahead: actors by any of their names, issues, and sentences by the words in them.

const MOST_FOUND = 8;

function startSearch(model, go) {
  const box = byId("search");
  const list = byId("search-list");
  const names = [
    ...model.actors.map((actor) => ({ kind: "actor", of: actor, text: [actor.label, ...actor.aliases, actor.iso3 ?? ""].map(folded), weight: actor.weight })),
    ...model.issues.map((issue) => ({ kind: "issue", of: issue, text: [folded(issue.label)], weight: issue.claims.length })),
  ];
  let sentences = null;
  let found = [];
  let active = -1;

  const rank = (item, query) => {
    let best = 9;
    for (const text of item.text) {
      if (text === query) best = Math.min(best, 0);
      else if (text.startsWith(query)) best = Math.min(best, 1);
      else if (text.includes(` ${query}`) || text.includes(`-${query}`)) best = Math.min(best, 2);
      else if (text.includes(query)) best = Math.min(best, 3);
    }
    return best;
  };

  function find(query) {
    const ranked = [];
    for (const item of names) {
      const at = rank(item, query);
      if (at < 9) ranked.push([at, item]);
    }
    ranked.sort((x, y) => x[0] - y[0] || y[1].weight - x[1].weight || x[1].of.index - y[1].of.index);
    const made = ranked.slice(0, MOST_FOUND).map(([, item]) => item);
    if (query.length < 3) return made;
    sentences ??= model.claims.map((claim) => ({ claim, text: folded(model.sentences[claim.sentence].text) }));
    const taken = new Set();
    for (const { claim, text } of sentences) {
      if (made.length >= MOST_FOUND + 4) break;
      if (taken.has(claim.sentence) || !text.includes(query)) continue;
      taken.add(claim.sentence);
      made.push({ kind: "sentence", of: claim });
    }
    return made;
  }

  function line(item) {
    if (item.kind === "actor") return [swatchOfActor(item.of), quoted(clip(item.of.label || item.of.id, 60)), el("span", { class: "note" }, ` ${item.of.type}, ${plural(item.of.weight, "claim")}`)];
    if (item.kind === "issue") return [quoted(clip(item.of.label, 60)), el("span", { class: "note" }, " issue")];
    return ["“", quoted(clip(model.sentences[item.of.sentence].text, 90)), "”"];
  }

  function draw() {
    list.replaceChildren(
      ...found.map((item, i) =>
        el("li", { id: `found-${i}`, role: "option", "aria-selected": String(i === active), mousedown: (event) => event.preventDefault(), click: () => take(i) }, line(item)),
      ),
    );
    const open = found.length > 0;
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    if (active >= 0) {
      box.setAttribute("aria-activedescendant", `found-${active}`);
      byId(`found-${active}`).scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  }

  function close() {
    [found, active] = [[], -1];
    draw();
  }

  function take(i) {
    const item = found[i];
    if (!item) return;
    if (item.kind === "actor") go.find(`actor:${item.of.id}`);
    else if (item.kind === "issue") go.view("issue", item.of.id);
    else go.pick(`claim:${item.of.key}`);
    box.value = item.kind === "sentence" ? box.value : plain(item.of.label);
    close();
  }

  box.addEventListener("input", () => {
    const query = folded(box.value.trim());
    found = query ? find(query) : [];
    active = -1;
    draw();
    if (query) announce(found.length ? `${found.length} found` : "nothing found");
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (found.length === 0) return;
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      draw();
    } else if (event.key === "Enter") take(Math.max(active, 0));
    else if (event.key === "Escape") close();
  });
  box.addEventListener("blur", close);
}
