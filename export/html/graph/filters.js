// What is shown: every control that hides something writes here, and what is hidden is counted.

class Filters {
  constructor(model) {
    this.model = model;
    this.reset();
  }

  /** Show everything. */
  reset() {
    this.families = new Set();
    this.types = new Set();
    this.statuses = new Set();
    this.teller = null;
    this.article = null;
    this.from = "";
    this.to = "";
    this.confidence = 0;
    // actors that nothing shown ties to another one
    this.loose = false;
    this.apply();
  }

  get active() {
    return this.hidden > 0 || this.types.size > 0 || this.loose;
  }

  /** Work out which claims are shown, and how many each control by itself hides. */
  apply() {
    const { claims } = this.model;
    this.mask = new Uint8Array(claims.length);
    let shown = 0;
    for (const claim of claims) {
      if (this.passes(claim)) {
        this.mask[claim.index] = 1;
        shown += 1;
      }
    }
    this.shown = shown;
    this.hidden = claims.length - shown;
  }

  passes(claim) {
    if (this.families.has(claim.family) || this.statuses.has(claim.status)) return false;
    if (claim.confidence < this.confidence) return false;
    if (this.teller !== null && claim.teller !== this.teller) return false;
    if (this.article !== null && this.model.sentences[claim.sentence].article !== this.article) return false;
    // a claim that lasts is shown if any day of it is in the period
    if (this.from && claim.end < this.from) return false;
    return !(this.to && claim.start > this.to);
  }

  /** Is this a line that may be drawn? */
  passesLink(link) {
    return this.mask[link.claim] === 1 && !this.families.has(link.family);
  }

  passesActor(actor) {
    return !this.types.has(actor.type);
  }

  /** Flip a value of one of the sets: "families", "types", "statuses". */
  toggle(set, value) {
    if (!this[set].delete(value)) this[set].add(value);
    this.apply();
  }

  /** Show one value of a set alone, or all again. */
  only(set, value, all) {
    const others = all.filter((item) => item !== value);
    const isAlone = !this[set].has(value) && others.every((item) => this[set].has(item));
    this[set] = new Set(isAlone ? [] : others);
    this.apply();
  }

  set(name, value) {
    this[name] = value;
    this.apply();
  }
}
