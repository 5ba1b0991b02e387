// The page's data: rows of tables become objects that know each other by index.

const TYPE_LABELS = lookup({
  State: "States",
  Territory: "Territories",
  Place: "Places",
  Person: "Persons",
  Organization: "Organisations",
  Group: "Groups",
  Role: "Offices and roles",
  Author: "Authors",
});

/** Read the page's data block. */
async function readModel() {
  const model = await readTables(["actors", "issues", "articles", "sentences", "claims", "bundles", "communities"]);
  for (const actor of model.actors) [actor.claims, actor.short, actor.aliases] = [[], clip(actor.label, 28), actor.aliases ?? []];
  for (const issue of model.issues) issue.claims = [];
  for (const claim of model.claims) link(model, claim);
  for (const bundle of model.bundles) bundle.links = linksOf(bundle.claims, model.families);
  model.actorById = new Map(model.actors.map((actor) => [actor.id, actor]));
  model.issueById = new Map(model.issues.map((issue) => [issue.id, issue]));
  model.bundlesOf = bundlesByActor(model);
  return model;
}

/** Give a claim its lists, and its actors and issues the claim. */
function link(model, claim) {
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

