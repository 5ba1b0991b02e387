// The same data as a table: what a picture can't give to a screen reader, a printer, or somebody who wants to sort.

const PAGE_OF_ROWS = 100;

const TABLE_COLUMNS = [
  ["Who", (claim, names) => names(claim.sources)],
  ["What", (claim) => claimVerb(claim)],
  ["Whom or what", (claim, names, model) => contentOf(claim, model.sentences[claim.sentence].text) || targetLabel(model, claim)],
  // before what the panel tells too: beside the panel there isn't room for all
  ["Sentence", (claim, names, model) => model.sentences[claim.sentence].text],
  ["Status", (claim) => claim.status],
  ["Told by", (claim, names) => (claim.teller === null ? "" : names([claim.teller]))],
  ["Date", (claim) => dates(claim)],
  ["Sure", (claim) => claim.confidence],
];

class Table {
  constructor(model, filters, go) {
    this.model = model;
    this.filters = filters;
    this.go = go;
    this.sort = { column: -1, down: false };
    this.rows = PAGE_OF_ROWS;
    this.body = byId("table-body");
    byId("table-head").replaceChildren(...TABLE_COLUMNS.map(([name], i) => el("th", { scope: "col" }, el("button", { type: "button", click: () => this.sortBy(i) }, name))));
    byId("table-more").addEventListener("click", () => {
      this.rows += PAGE_OF_ROWS;
      this.show();
    });
  }

  sortBy(column) {
    this.sort = { column, down: this.sort.column === column && !this.sort.down };
    this.show();
  }

  cell(claim, column) {
    const names = (indexes) => indexes.map((index) => this.model.actors[index].label).join(", ");
    return TABLE_COLUMNS[column][1](claim, names, this.model);
  }

  show() {
    const claims = this.model.claims.filter((claim) => this.filters.mask[claim.index]);
    const { column, down } = this.sort;
    const { sentences } = this.model;
    const place = (claim) => sentences[claim.sentence];
    claims.sort((x, y) => place(x).article - place(y).article || place(x).start - place(y).start || x.index - y.index);
    if (column >= 0) {
      const keyed = claims.map((claim) => [this.cell(claim, column), claim]);
      keyed.sort(([x, a], [y, b]) => (typeof x === "number" ? x - y : x.localeCompare(y, "en")) || a.index - b.index);
      claims.splice(0, claims.length, ...(down ? keyed.reverse() : keyed).map(([, claim]) => claim));
    }
    this.body.replaceChildren(...claims.slice(0, this.rows).map((claim) => this.row(claim)));
    [...byId("table-head").children].forEach((head, i) => head.setAttribute("aria-sort", i === column ? (down ? "descending" : "ascending") : "none"));
    byId("table-count").textContent = claims.length > this.rows ? `${this.rows} of ${plural(claims.length, "claim")}` : plural(claims.length, "claim");
    byId("table-more").hidden = claims.length <= this.rows;
  }

  row(claim) {
    const cells = TABLE_COLUMNS.map(([name], i) => {
      const value = String(this.cell(claim, i));
      if (name === "What") return el("td", {}, el("button", { type: "button", class: "name", click: () => this.go.pick(`claim:${claim.key}`) }, value));
      return el("td", { class: name.toLowerCase().replaceAll(" ", "-") }, quoted(clip(value, 500)));
    });
    return el("tr", { class: claim.family }, cells);
  }
}
