// The legend is the filter: each entry shows how something is drawn, counts it, and hides or shows it.

function lineSwatch(tone) {
  const dash = DASHES[tone];
  return svgEl("svg", { class: "swatch", width: 34, height: 12, viewBox: "0 0 34 12", "aria-hidden": "true" }, svgEl("line", { x1: 1, y1: 6, x2: 33, y2: 6, class: `stroke-${tone}`, "stroke-width": tone === "relation" ? 1.2 : 3, "stroke-dasharray": dash ? dash.join(" ") : null }));
}

function startLegend(model, filters, changed) {
  const count = (items, key) => {
    const counts = new Map();
    for (const item of items) counts.set(item[key], (counts.get(item[key]) ?? 0) + 1);
    return counts;
  };
  const families = [...Object.keys(FAMILY_LABELS)].filter((family) => model.claims.some((claim) => claim.family === family));
  const types = Object.keys(TYPE_LABELS).filter((type) => model.actors.some((actor) => actor.type === type));
  const statuses = Object.keys(STATUS_LABELS).filter((status) => model.claims.some((claim) => claim.status === status));
  const familyCount = count(model.claims, "family");
  const typeCount = count(model.actors, "type");
  const statusCount = count(model.claims, "status");
  const entries = [];

  function entry(set, value, all, swatch, label, number) {
    const button = el(
      "button",
      {
        type: "button",
        class: "entry",
        "data-filter": `${set}:${value}`,
        title: "click: hide or show; double click: only this",
        click: () => {
          filters.toggle(set, value);
          changed();
        },
        dblclick: () => {
          filters.only(set, value, all);
          changed();
        },
      },
      swatch,
      el("span", { class: "word" }, label),
      el("span", { class: "count" }, number.toLocaleString("en")),
    );
    entries.push(() => button.setAttribute("aria-pressed", String(!filters[set].has(value))));
    return el("li", {}, button);
  }

  const loose = el(
    "button",
    {
      type: "button",
      class: "entry",
      "data-filter": "loose",
      title: "actors that no line ties to another one",
      click: () => {
        filters.set("loose", !filters.loose);
        changed();
      },
    },
    svgEl("svg", { class: "swatch", width: 14, height: 14, viewBox: "-8 -8 16 16", "aria-hidden": "true" }),
    el("span", { class: "word" }, "Without a line"),
  );
  entries.push(() => loose.setAttribute("aria-pressed", String(filters.loose)));
  const typeSwatch = (type) => swatchOfActor(model.actors.find((actor) => actor.type === type));
  byId("legend-types").replaceChildren(...types.map((type) => entry("types", type, types, typeSwatch(type), TYPE_LABELS[type], typeCount.get(type))), el("li", {}, loose));
  byId("legend-families").replaceChildren(...families.map((family) => entry("families", family, families, lineSwatch(family), FAMILY_LABELS[family], familyCount.get(family))));
  byId("legend-statuses").replaceChildren(...statuses.map((status) => entry("statuses", status, statuses, svgEl("svg", { class: `swatch status-${status}`, width: 14, height: 14, viewBox: "-8 -8 16 16", "aria-hidden": "true" }, svgEl("circle", { r: 5 })), STATUS_LABELS[status], statusCount.get(status))));
  const bundleTones = [["for", "mostly for, or together"], ["mixed", "both"], ["against", "mostly against"], ["relation", "a relation only"]];
  byId("legend-lines").replaceChildren(...bundleTones.map(([tone, text]) => el("li", {}, lineSwatch(tone), el("span", { class: "word" }, text))));
  entries.push(...startChoices(model, filters, changed));
  return () => entries.forEach((refresh) => refresh());
}

/** The controls that aren't a legend: teller, article, period, confidence. */
function startChoices(model, filters, changed) {
  const tellers = new Map();
  for (const claim of model.claims) if (claim.teller !== null) tellers.set(claim.teller, (tellers.get(claim.teller) ?? 0) + 1);
  const tellerOrder = [...tellers].sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, 300);
  fill(byId("teller"), "anybody", tellerOrder.map(([index, number]) => [index, `${tellerName(model, index)} (${number})`]));
  const articleOrder = latestFirst(model.articles).slice(0, 1000);
  fill(byId("article"), "all", articleOrder.map((article) => [article.index, clip(plain(article.headline || article.id), 60)]));
  byId("article-choice").hidden = model.articles.length < 2;
  const listen = (id, name, read) =>
    byId(id).addEventListener("input", (event) => {
      filters.set(name, read(event.target.value));
      changed();
    });
  const index = (value) => (value === "" ? null : Number(value));
  listen("teller", "teller", index);
  listen("article", "article", index);
  listen("from", "from", (value) => value);
  listen("to", "to", (value) => value);
  listen("confidence", "confidence", Number);
  byId("reset").addEventListener("click", () => {
    filters.reset();
    changed();
  });
  return [
    () => {
      byId("teller").value = filters.teller ?? "";
      byId("article").value = filters.article ?? "";
      byId("from").value = filters.from;
      byId("to").value = filters.to;
      byId("confidence").value = filters.confidence;
      byId("confidence-value").textContent = `${filters.confidence} %`;
    },
  ];
}

/** Name a teller; "the author" is somebody else in each article. */
function tellerName(model, index) {
  const { label, type } = model.actors[index];
  if (type !== "Author" || model.articles.length < 2) return clip(plain(label), 40);
  const { sentence } = model.claims.find((claim) => claim.teller === index);
  const { headline, id } = model.articles[model.sentences[sentence].article];
  return `${clip(plain(label), 40)}: ${clip(plain(headline) || id, 40)}`;
}

function fill(select, all, options) {
  select.replaceChildren(el("option", { value: "" }, all), ...options.map(([value, text]) => el("option", { value }, text)));
}
