// What both pages know about claims: their words, and reading the tables of the data block.

const FORMAT = 1;

const FAMILY_LABELS = lookup({
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
});
const STATUS_LABELS = lookup({
  actual: "happened or holds",
  planned: "planned",
  proposed: "proposed",
  possible: "possible",
  denied: "denied",
});
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

/** Give the text of the data block, which is packed when it is long. */
async function dataText() {
  const block = byId("data");
  if (block.type === "application/json") return block.textContent;
  const bytes = Uint8Array.from(window.atob(block.textContent), (char) => char.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

/** Read the data block: `names` are the tables to turn into objects. */
async function readTables(names) {
  const data = JSON.parse(await dataText());
  if (data.format !== FORMAT) throw new Error(`this page reads data of format ${FORMAT}, not ${data.format}`);
  const model = { ...data };
  for (const name of names) model[name] = rowsOf(data[name], data.terms);
  // what people read is text, be it empty
  for (const [name, columns] of [["actors", ["label", "type"]], ["issues", ["label"]], ["articles", ["headline", "text"]], ["sentences", ["text"]]]) {
    for (const thing of model[name]) for (const column of columns) thing[column] ??= "";
  }
  for (const claim of model.claims) for (const column of ["name", "status"]) claim[column] ??= "";
  model.claimByKey = new Map();
  for (const claim of model.claims) {
    for (const list of ["sources", "targets", "towards"]) claim[list] ??= [];
    claim.end ??= claim.start;
    claim.key = `${model.articles[model.sentences[claim.sentence].article].id}/${claim.id}`;
    model.claimByKey.set(claim.key, claim);
  }
  return model;
}

/** Articles as a reader looks for them: the latest first. */
const latestFirst = (articles) => [...articles].sort((x, y) => ((x.date ?? "") < (y.date ?? "") ? 1 : (x.date ?? "") > (y.date ?? "") ? -1 : x.index - y.index));

/** At most `limit` UTF-16 units of text; a pair of them that is one character isn't cut in two. */
const clip = (text, limit) => (text.length > limit ? `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…` : text);

const POLARITY_VERB = lookup({ support: "supports", oppose: "opposes", neutral: "is undecided on" });

/** What each event type says somebody does, with the preposition that leads to whom. */
const EVENT_VERBS = lookup({
  AGREE: ["agrees", "with"],
  CONSULT: ["talks", "with"],
  SUPPORT: ["backs"],
  CONCEDE: ["gives way", "to"],
  COOPERATE: ["cooperates", "with"],
  AID: ["aids"],
  RETREAT: ["draws back", "from"],
  REQUEST: ["asks"],
  ACCUSE: ["accuses"],
  REJECT: ["rejects"],
  THREATEN: ["threatens"],
  PROTEST: ["protests", "against"],
  SANCTION: ["sanctions"],
  MOBILIZE: ["mobilises", "against"],
  COERCE: ["coerces"],
  ASSAULT: ["attacks"],
  ELECTION: ["elects"],
  IMPEACHMENT: ["impeaches"],
  APPOINTMENT: ["appoints"],
  RESIGNATION: ["resigns", "from"],
  LEGISLATION: ["legislates", "on"],
});

function eventVerb(claim) {
  const [verb, preposition] = EVENT_VERBS[claim.name] ?? [claim.name.toLowerCase()];
  return preposition && claim.targets.length ? `${verb} ${preposition}` : verb;
}

/** Say what a claim says in a few words. */
function claimVerb(claim) {
  if (claim.kind === "stance") return POLARITY_VERB[claim.polarity] ?? "is undecided on";
  if (claim.kind === "statement") return "says";
  if (claim.kind === "relation") return RELATION_VERBS[claim.name] ?? claim.name;
  return eventVerb(claim);
}

const RELATION_VERBS = lookup({
  holdsPosition: "holds office in",
  heldPosition: "held office in",
  candidateFor: "is candidate in",
  memberOf: "is a member of",
  partOf: "is part of",
  representativeOf: "speaks for",
  allyOf: "is an ally of",
  rivalOf: "is a rival of",
  relatedTo: "is related to",
});

/** Give what somebody said, in the article's words: the claim's label where it isn't all in the sentence. */
function contentOf(claim, sentence) {
  if (claim.kind !== "statement" || !claim.content) return "";
  if (claim.label) return claim.label;
  return sentence.slice(Math.max(0, claim.content[0]), Math.max(0, claim.content[1])).trim();
}

function dates(claim) {
  if (!claim.start) return "";
  return claim.start === claim.end ? claim.start : `${claim.start} – ${claim.end}`;
}

/** What a family says about how two actors stand: for, against, or neither. */
const FAMILY_SIGN = lookup({
  support: 1,
  oppose: -1,
  "verbal-cooperation": 1,
  "material-cooperation": 1,
  "verbal-conflict": -1,
  "material-conflict": -1,
});

/** A bundle's claims come as a flat list of triples. */
function linksOf(flat, families) {
  const links = [];
  for (let i = 0; i < flat.length; i += 3) links.push({ claim: flat[i], direction: flat[i + 1], family: families[flat[i + 2]] });
  return links;
}

/** How all these links together say two actors stand. */
function toneOf(links) {
  let [plus, minus] = [0, 0];
  for (const { family } of links) {
    if (FAMILY_SIGN[family] === 1) plus += 1;
    else if (FAMILY_SIGN[family] === -1) minus += 1;
  }
  if (plus + minus === 0) return links.every((link) => link.family === "relation") ? "relation" : "undecided";
  const share = plus / (plus + minus);
  return share > 0.67 ? "for" : share < 0.33 ? "against" : "mixed";
}

const DASHES = lookup({
  for: false,
  against: [9, 5],
  mixed: [14, 4, 3, 4],
  undecided: [2, 4],
  relation: false,
  support: false,
  oppose: [9, 5],
  "verbal-cooperation": [18, 3],
  "material-cooperation": false,
  "verbal-conflict": [5, 5],
  "material-conflict": [12, 4, 3, 4],
  domestic: [2, 4],
  statement: [1, 4],
});
