// The page's data: rows of tables become objects that know each other by index.

const FORMAT = 1;

const FAMILY_LABELS = {
  support: "Supports",
  oppose: "Opposes",
  undecided: "Undecided",
  "verbal-cooperation": "Verbal cooperation",
  "material-cooperation": "Material cooperation",
  "verbal-conflict": "Verbal conflict",
  "material-conflict": "Material conflict",
  domestic: "Home politics",
  relation: "Relation",
  statement: "Statement",
};
/** What a family says about how two actors stand: for, against, or neither. */
const FAMILY_SIGN = {
  support: 1,
  oppose: -1,
  "verbal-cooperation": 1,
  "material-cooperation": 1,
  "verbal-conflict": -1,
  "material-conflict": -1,
};
const STATUS_LABELS = {
  actual: "happened or holds",
  planned: "planned",
  proposed: "proposed",
  possible: "possible",
  denied: "denied",
};
const TYPE_LABELS = {
  State: "States",
  Territory: "Territories",
  Place: "Places",
  Person: "Persons",
  Organization: "Organisations",
  Group: "Groups",
  Role: "Offices and roles",
  Author: "Authors",
};

function rowsOf(table, terms) {
  const coded = new Set(table.coded ?? []);
  return table.rows.map((row, index) => {
    const made = { index };
    table.columns.forEach((column, i) => {
      const cell = row[i];
      made[column] = cell === "" || cell === undefined ? null : coded.has(column) ? terms[cell] : cell;
    });
    return made;
  });
}

/** Read the page's data block. */
function readModel() {
  const data = JSON.parse(byId("data").textContent);
  if (data.format !== FORMAT) throw new Error(`this page reads data of format ${FORMAT}, not ${data.format}`);
  const model = { title: data.title, reading: data.reading, families: data.families };
  for (const name of ["actors", "issues", "articles", "sentences", "claims", "bundles", "communities"]) {
    model[name] = rowsOf(data[name], data.terms);
  }
  for (const actor of model.actors) actor.claims = [];
  for (const issue of model.issues) issue.claims = [];
  for (const claim of model.claims) link(model, claim);
  for (const bundle of model.bundles) bundle.links = linksOf(bundle.claims, data.families);
  model.actorById = new Map(model.actors.map((actor) => [actor.id, actor]));
  model.issueById = new Map(model.issues.map((issue) => [issue.id, issue]));
  model.bundlesOf = bundlesByActor(model);
  return model;
}

/** Give a claim its lists, and its actors and issues the claim. */
function link(model, claim) {
  for (const list of ["sources", "targets", "towards"]) claim[list] ??= [];
  claim.end ??= claim.start;
  const actors = new Set(claim.sources);
  claim.issues = [];
  for (const target of claim.targets) {
    if (typeof target === "number") actors.add(target);
    else if (target[0] === "i") claim.issues.push(target[1]);
  }
  for (const [actor] of claim.towards) actors.add(actor);
  claim.actors = [...actors];
  for (const actor of claim.actors) model.actors[actor].claims.push(claim);
  for (const issue of claim.issues) model.issues[issue].claims.push(claim);
}

/** A bundle's claims come as a flat list of triples. */
function linksOf(flat, families) {
  const links = [];
  for (let i = 0; i < flat.length; i += 3) links.push({ claim: flat[i], direction: flat[i + 1], family: families[flat[i + 2]] });
  return links;
}

function bundlesByActor(model) {
  const found = model.actors.map(() => []);
  for (const bundle of model.bundles) {
    found[bundle.a].push(bundle);
    found[bundle.b].push(bundle);
  }
  return found;
}

/** Name what a target of a stance is, in words. */
function targetLabel(model, claim) {
  if (claim.label && claim.kind === "stance") return claim.label;
  return claim.targets
    .map((target) => {
      if (typeof target === "number") return model.actors[target].label;
      if (target[0] === "i") return model.issues[target[1]].label;
      return model.sentences[model.claims[target[1]].sentence].text;
    })
    .join(", ");
}

const POLARITY_VERB = { support: "supports", oppose: "opposes", neutral: "is undecided on" };

/** Say what a claim says in a few words. */
function claimVerb(claim) {
  if (claim.kind === "stance") return POLARITY_VERB[claim.polarity] ?? "is undecided on";
  if (claim.kind === "statement") return "says";
  if (claim.kind === "relation") return RELATION_VERBS[claim.name] ?? claim.name;
  return claim.name.toLowerCase();
}

const RELATION_VERBS = {
  holdsPosition: "holds office in",
  heldPosition: "held office in",
  candidateFor: "is candidate in",
  memberOf: "is a member of",
  partOf: "is part of",
  representativeOf: "speaks for",
  allyOf: "is an ally of",
  rivalOf: "is a rival of",
  relatedTo: "is related to",
};

function dates(claim) {
  if (!claim.start) return "";
  return claim.start === claim.end ? claim.start : `${claim.start} – ${claim.end}`;
}
