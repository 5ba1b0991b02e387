// One issue, and those who take a side on it.

/** The issue to begin with: one that is disputed, then one that most is said on. */
const isDisputed = (issue) => Number(new Set(issue.claims.map((claim) => claim.polarity)).size > 1);
const firstIssue = (model) => [...model.issues].sort((x, y) => isDisputed(y) - isDisputed(x) || y.claims.length - x.claims.length || x.index - y.index)[0];

/** Sort those who hold a stance on an issue into camps. */
function camps(model, filters, issue) {
  const found = new Map();
  for (const claim of issue.claims) {
    if (claim.kind !== "stance" || !filters.mask[claim.index]) continue;
    for (const holder of claim.sources) {
      if (!filters.passesActor(model.actors[holder])) continue;
      if (!found.has(holder)) found.set(holder, []);
      found.get(holder).push(claim);
    }
  }
  const made = { support: [], oppose: [], neutral: [], both: [] };
  for (const [holder, claims] of found) {
    const sides = new Set(claims.map((claim) => claim.polarity));
    const camp = sides.has("support") && sides.has("oppose") ? "both" : sides.has("support") ? "support" : sides.has("oppose") ? "oppose" : "neutral";
    made[camp].push({ actor: model.actors[holder], claims });
  }
  for (const camp of Object.values(made)) camp.sort((x, y) => y.claims.length - x.claims.length || x.actor.index - y.actor.index);
  return made;
}

const CAMP_LABELS = lookup({ support: "For", oppose: "Against", neutral: "Undecided", both: "On both sides" });

/** View 3: an issue between its two camps. */
function issueScene(model, filters, state) {
  const scene = { nodes: [], edges: [], headings: [], left: [] };
  const issue = model.issueById.get(state.of) ?? firstIssue(model);
  if (!issue) return { ...scene, empty: "No issue is argued about in this graph." };
  scene.nodes.push(issueNode(issue, 0, 0));
  const found = camps(model, filters, issue);
  const tall = state.tall;
  const places = {
    support: (i, n) => (tall ? row(i, n, -190) : column(i, n, -300)),
    oppose: (i, n) => (tall ? row(i, n, 190) : column(i, n, 300)),
    neutral: (i, n) => (tall ? { x: 150, y: column(i, n, 0).y } : row(i, n, 200)),
    both: (i, n) => (tall ? { x: -150, y: column(i, n, 0).y } : row(i, n, -200)),
  };
  for (const [camp, members] of Object.entries(found)) {
    members.forEach(({ actor, claims }, i) => {
      const place = places[camp](i, members.length);
      scene.nodes.push({ ...actorNode(actor), ...place });
      const links = claims.map((claim) => ({ claim: claim.index, direction: 1, family: claim.family }));
      scene.edges.push(edgeOf(model, `h${actor.index}`, `a${actor.index}`, `i${issue.index}`, links, camp === "both" ? "mixed" : { support: "support", oppose: "oppose", neutral: "undecided" }[camp]));
    });
    if (members.length) {
      const first = places[camp](0, members.length);
      const inRow = tall === (camp === "support" || camp === "oppose");
      const [x, y] = [inRow ? 0 : first.x, first.y];
      scene.headings.push({ text: `${CAMP_LABELS[camp]} (${members.length})`, x, y: y - 62, tone: camp });
    }
  }
  if (scene.nodes.length === 1) scene.empty = "Nobody shown here takes a side on this issue.";
  return scene;
}

const column = (i, n, x) => ({ x: x + Math.sign(x) * 150 * Math.floor(i / 8), y: ((i % 8) - (Math.min(n, 8) - 1) / 2) * 78 });
const row = (i, n, y) => ({ x: ((i % 5) - (Math.min(n, 5) - 1) / 2) * 120, y: y + Math.sign(y) * 84 * Math.floor(i / 5) });
