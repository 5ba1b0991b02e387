// The four views: each gives a scene, plain nodes with places and plain edges, and says what it leaves out.
//
// scene = {nodes: [{id, kind, of, label, x, y, size, shape, tone, rank}],
//          edges: [{id, from, to, links, tone, dash, width, faint, arrows, label, bend}],
//          headings: [{text, x, y}], left: ["12 actors without a claim"]}

const VIEWS = ["actors", "claims", "issue", "around"];
const VIEW_LABELS = lookup({ actors: "Actors", claims: "With claims", issue: "One issue", around: "One actor" });

/** More claims than this at once are no picture. */
const MANY_CLAIMS = 240;
/** More lines than this between groups hide each other. */
const MANY_TIES = 160;
/** More neighbours than this don't fit around one actor. */
const MANY_NEIGHBOURS = 90;

const actorNode = (actor) => ({
  id: `a${actor.index}`,
  kind: "actor",
  of: actor,
  label: plain(actor.short) || "(no name)",
  x: actor.x,
  y: actor.y,
  size: actor.size,
  shape: actor.shape,
  tone: `type-${actor.type.toLowerCase()}`,
  rank: actor.weight,
});

const issueNode = (issue, x, y) => ({
  id: `i${issue.index}`,
  kind: "issue",
  of: issue,
  label: clip(plain(issue.label), 44),
  x,
  y,
  size: 20,
  shape: "square",
  tone: "issue",
  rank: 1e9,
});

/** One edge for many links. `flipped` says that the edge runs against the bundle's own direction. */
function edgeOf(model, id, from, to, links, tone, { bend = 0, label = null } = {}) {
  const forth = links.some((link) => link.direction >= 0);
  const back = links.some((link) => link.direction <= 0);
  return {
    id,
    from,
    to,
    links,
    tone,
    dash: DASHES[tone],
    width: tone === "relation" ? 1 : Math.min(7, 1.4 + Math.log2(links.length) * 0.9),
    faint: links.every((link) => model.claims[link.claim].status !== "actual"),
    arrows: { to: forth, from: back },
    label: label ?? (links.length > 1 ? String(links.length) : ""),
    bend,
  };
}

/** Draw a bundle as one edge, or unfolded as an edge for each family and direction. */
function bundleEdges(model, bundle, links, unfolded) {
  const [from, to] = [`a${bundle.a}`, `a${bundle.b}`];
  if (!unfolded.has(`b${bundle.index}`)) return [edgeOf(model, `b${bundle.index}`, from, to, links, toneOf(links))];
  const groups = new Map();
  for (const link of links) {
    const key = `${link.family}/${link.direction}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(link);
  }
  const keys = [...groups.keys()].sort();
  return keys.map((key, i) => {
    const group = groups.get(key);
    const { family } = group[0];
    const label = FAMILY_LABELS[family] + (group.length > 1 ? ` ×${group.length}` : "");
    const bend = keys.length === 1 ? 0 : (i - (keys.length - 1) / 2) * (0.9 / Math.max(2, keys.length - 1));
    return edgeOf(model, `b${bundle.index}/${key}`, from, to, group, family, { bend, label });
  });
}

const shownLinks = (bundle, filters) => bundle.links.filter((link) => filters.passesLink(link));

/** View 1: actors, and a line for what is between two of them. Many actors stand in groups that unfold. */
function actorsScene(model, filters, state) {
  if (model.communities.length) return groupsScene(model, filters, state);
  const scene = { nodes: [], edges: [], headings: [], left: [] };
  const linked = new Set();
  for (const bundle of model.bundles) {
    if (!filters.passesActor(model.actors[bundle.a]) || !filters.passesActor(model.actors[bundle.b])) continue;
    const links = shownLinks(bundle, filters);
    if (links.length === 0) continue;
    linked.add(bundle.a).add(bundle.b);
    scene.edges.push(...bundleEdges(model, bundle, links, state.unfolded));
  }
  let [loose, hiddenType] = [0, 0];
  for (const actor of model.actors) {
    if (!filters.passesActor(actor)) hiddenType += 1;
    else if (linked.has(actor.index) || filters.loose || state.selected === `actor:${actor.id}`) scene.nodes.push(actorNode(actor));
    else loose += 1;
  }
  if (loose) scene.left.push(`${plural(loose, "actor")} without a line`);
  if (hiddenType) scene.left.push(`${plural(hiddenType, "actor")} by type`);
  return scene;
}

/** View 1 for many actors: a disc for each group, its actors where it was unfolded. */
function groupsScene(model, filters, state) {
  const scene = { nodes: [], edges: [], headings: [], left: [] };
  const open = (group) => state.unfolded.has(`g${group}`);
  const nodeId = (actor) => (open(actor.group) ? `a${actor.index}` : `g${actor.group}`);
  const members = groupMembers(model, filters);
  let folded = 0;
  for (const community of model.communities) {
    const actors = members[community.index];
    if (actors.length === 0) continue;
    if (open(community.index)) {
      scene.nodes.push(...actors.map(actorNode));
      scene.headings.push({ text: groupLabel(actors), x: community.x, y: community.y - community.radius });
    } else {
      folded += actors.length;
      scene.nodes.push(groupNode(community, actors));
    }
  }
  const shown = new Set(scene.nodes.map((node) => node.id));
  const between = new Map();
  for (const bundle of model.bundles) {
    const [a, b] = [nodeId(model.actors[bundle.a]), nodeId(model.actors[bundle.b])];
    if (a === b || !shown.has(a) || !shown.has(b)) continue;
    const links = shownLinks(bundle, filters);
    if (links.length === 0) continue;
    if (a[0] === "a" && b[0] === "a") scene.edges.push(...bundleEdges(model, bundle, links, state.unfolded));
    else addBetween(between, a, b, links);
  }
  const ties = strongest(between, MANY_TIES);
  // beside single actors, thick lines would be bands across the picture
  const magnified = folded === model.actors.length ? Math.max(1, middleSize(model.communities) / 45) : 1;
  ties.forEach(({ a, b, links }, i) => {
    const edge = edgeOf(model, `${a}-${b}`, a, b, links, toneOf(links), i < 40 ? {} : { label: " " });
    const width = (1.3 + 3 * Math.sqrt(links.length / ties[0].links.length)) * magnified;
    // nearly every line between groups runs both ways: arrows would only crowd it
    const arrows = { to: false, from: false };
    scene.edges.push({ ...edge, label: edge.label.trim(), width, arrows, faint: true, dash: edge.dash && edge.dash.map((part) => part * magnified) });
  });
  if (ties.length < between.size) scene.left.push(`${plural(between.size - ties.length, "weaker line")} between groups`);
  if (folded) scene.left.push(`${plural(folded, "actor")} inside groups: open a group to see them`);
  return scene;
}

/** Discs are far larger than actors, and the lines between them have to be. */
function middleSize(communities) {
  const sizes = communities.map(({ radius }) => radius).sort((x, y) => x - y);
  return sizes[Math.floor(sizes.length / 2)] ?? 1;
}

function addBetween(between, a, b, links) {
  const [first, second, turn] = a < b ? [a, b, 1] : [b, a, -1];
  const key = `${first}-${second}`;
  if (!between.has(key)) between.set(key, { a: first, b: second, links: [] });
  const kept = between.get(key).links;
  for (const link of links) kept.push(turn === 1 ? link : { ...link, direction: -link.direction });
}

const strongest = (between, limit) => [...between.values()].sort((x, y) => y.links.length - x.links.length).slice(0, limit);

function groupMembers(model, filters) {
  const members = model.communities.map(() => []);
  for (const actor of model.actors) if (filters.passesActor(actor)) members[actor.group].push(actor);
  for (const actors of members) actors.sort((x, y) => y.weight - x.weight || x.index - y.index);
  return members;
}

/** A group with those of its actors that the filters leave, the weightiest first. */
const groupOf = (model, filters, number) => ({ ...model.communities[number], actors: groupMembers(model, filters)[number] });

const groupLabel = (actors) => (actors.length > 1 ? `${clip(plain(actors[0].short), 20)} + ${(actors.length - 1).toLocaleString("en")}` : plain(actors[0].short));

const groupNode = (community, actors) => ({
  id: `g${community.index}`,
  kind: "group",
  of: { ...community, actors },
  label: groupLabel(actors),
  x: community.x,
  y: community.y,
  size: Math.max(24, community.radius * 0.62),
  shape: "dot",
  tone: "group",
  rank: actors.length,
});

/** View 2: actors with events and stances as nodes of their own, each between those it is about. */
function claimsScene(model, filters) {
  const scene = { nodes: [], edges: [], headings: [], left: [] };
  const wanted = model.claims.filter((claim) => filters.mask[claim.index] && (claim.kind === "event" || claim.kind === "stance"));
  const drawable = wanted.filter((claim) => claim.actors.every((actor) => filters.passesActor(model.actors[actor])));
  const kept = [...drawable].sort((x, y) => y.confidence - x.confidence || x.index - y.index).slice(0, MANY_CLAIMS);
  if (kept.length < wanted.length) scene.left.push(`${plural(wanted.length - kept.length, "claim")} (the surest ${kept.length} are drawn; narrow the filters for others)`);
  const actors = new Set(kept.flatMap((claim) => claim.actors));
  const issues = new Set(kept.flatMap((claim) => claim.issues));
  const places = spread(model, [...actors].sort((x, y) => x - y));
  for (const index of places.keys()) scene.nodes.push({ ...actorNode(model.actors[index]), ...places.get(index) });
  for (const index of [...issues].sort((x, y) => x - y)) {
    const around = kept.filter((claim) => claim.issues.includes(index)).flatMap((claim) => claim.actors.map((actor) => places.get(actor)));
    scene.nodes.push({ ...issueNode(model.issues[index], ...middle(around)), size: 11, label: clip(plain(model.issues[index].label), 30), rank: 4 });
  }
  const at = new Map(scene.nodes.map((node) => [node.id, node]));
  const drawn = new Set(kept.map((claim) => claim.index));
  for (const claim of [...kept].sort((x, y) => x.index - y.index)) {
    const ends = [...claim.actors.map((actor) => at.get(`a${actor}`)), ...claim.issues.map((issue) => at.get(`i${issue}`))];
    scene.nodes.push(claimNode(claim, ...middle(ends)));
    scene.edges.push(...claimEdges(model, claim, drawn));
  }
  settle(scene.nodes);
  return scene;
}

/** Actors stand where they stood, further apart. */
function spread(model, actors) {
  const factor = 1.9;
  return new Map(actors.map((index) => [index, { x: model.actors[index].x * factor, y: model.actors[index].y * factor }]));
}

function middle(points) {
  if (points.length === 0) return [0, 0];
  const sum = points.reduce((total, point) => [total[0] + point.x, total[1] + point.y], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

const claimNode = (claim, x, y) => ({
  id: `c${claim.index}`,
  kind: "claim",
  of: claim,
  label: claim.kind === "event" ? claim.name.toLowerCase() : claim.name,
  x,
  y,
  size: 7,
  shape: claim.kind === "event" ? "square" : "diamond",
  tone: claim.family,
  rank: -1,
});

function claimEdges(model, claim, drawn) {
  const id = `c${claim.index}`;
  const links = [{ claim: claim.index, direction: 1, family: claim.family }];
  const edge = (from, to) => ({ ...edgeOf(model, `${from}>${to}`, from, to, links, claim.family), width: 1.4 });
  const targets = new Set();
  for (const target of claim.targets) {
    if (typeof target === "number") targets.add(`a${target}`);
    else if (target[0] === "i" || drawn.has(target[1])) targets.add(`${target[0]}${target[1]}`);
  }
  for (const [actor] of claim.towards) targets.add(`a${actor}`);
  const sources = claim.sources.map((source) => `a${source}`);
  return [...sources.map((source) => edge(source, id)), ...[...targets].filter((target) => !sources.includes(target)).map((target) => edge(id, target))];
}

/** Push nodes that stand on each other apart; the same scene settles the same way. */
function settle(nodes) {
  const room = (node) => (node.kind === "claim" ? 25 : node.size + 26);
  for (let round = 0; round < 60; round++) {
    let moved = false;
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) {
        const [p, q] = [nodes[i], nodes[j]];
        let [dx, dy] = [q.x - p.x, q.y - p.y];
        const need = room(p) + room(q);
        if (Math.abs(dx) >= need || Math.abs(dy) >= need) continue;
        let distance = Math.hypot(dx, dy);
        if (distance >= need) continue;
        if (distance < 0.01) [dx, dy, distance] = [Math.cos(i + j * 2.4), Math.sin(i + j * 2.4), 1];
        const push = (need - distance) / 2 / distance;
        // who is named stays nearer to where readers know them
        const share = p.kind === "claim" && q.kind !== "claim" ? 1.7 : p.kind !== "claim" && q.kind === "claim" ? 0.3 : 1;
        p.x -= dx * push * share;
        p.y -= dy * push * share;
        q.x += dx * push * (2 - share);
        q.y += dy * push * (2 - share);
        moved = true;
      }
    }
    if (!moved) return;
  }
}

/** The actor that most is said about. */
const firstActor = (model) => [...model.actors].filter((actor) => actor.type !== "Author").sort((x, y) => y.weight - x.weight || x.index - y.index)[0];

/** View 4: one actor in the middle, those it has to do with around it. */
function aroundScene(model, filters, state) {
  const scene = { nodes: [], edges: [], headings: [], left: [] };
  const centre = model.actorById.get(state.of) ?? firstActor(model);
  if (!centre) return { ...scene, empty: "There is no actor in this graph." };
  const ties = [];
  for (const bundle of model.bundlesOf[centre.index]) {
    const other = model.actors[bundle.a === centre.index ? bundle.b : bundle.a];
    const links = shownLinks(bundle, filters);
    if (links.length && filters.passesActor(other)) ties.push({ bundle, other, links });
  }
  ties.sort((x, y) => y.links.length - x.links.length || x.other.index - y.other.index);
  const kept = ties.slice(0, MANY_NEIGHBOURS);
  if (kept.length < ties.length) scene.left.push(`${plural(ties.length - kept.length, "neighbour")} with fewer claims`);
  scene.nodes.push({ ...actorNode(centre), x: 0, y: 0, rank: 1e9 });
  ringed(kept, centre).forEach(({ other, x, y }) => scene.nodes.push({ ...actorNode(other), x, y }));
  const shown = new Set([centre.index, ...kept.map((tie) => tie.other.index)]);
  for (const tie of kept) {
    for (const bundle of model.bundlesOf[tie.other.index]) {
      const far = bundle.a === tie.other.index ? bundle.b : bundle.a;
      if (!shown.has(far) || (far !== centre.index && far < tie.other.index)) continue;
      const links = shownLinks(bundle, filters);
      if (links.length) scene.edges.push(...bundleEdges(model, bundle, links, state.unfolded).map((edge) => ({ ...edge, faint: edge.faint || far !== centre.index })));
    }
  }
  if (kept.length === 0) scene.empty = `Nothing shown here is between ${plain(centre.short)} and another actor.`;
  return scene;
}

/** Put neighbours on rings, those with most in the inner one, each in the direction where it stands in the full picture. */
function ringed(ties, centre) {
  const placed = [];
  for (let ring = 0, taken = 0; taken < ties.length; ring++) {
    const radius = 190 + ring * 120;
    const fits = Math.floor((2 * Math.PI * radius) / 105);
    const here = ties.slice(taken, taken + fits);
    taken += here.length;
    const turned = here
      .map((tie) => ({ other: tie.other, angle: Math.atan2(tie.other.y - centre.y, tie.other.x - centre.x) }))
      .sort((x, y) => x.angle - y.angle || x.other.index - y.other.index);
    turned.forEach(({ other }, i) => {
      const angle = -Math.PI + ((i + (ring % 2) / 2 + 0.25) / turned.length) * 2 * Math.PI;
      placed.push({ other, x: Math.round(Math.cos(angle) * radius * 1.25), y: Math.round(Math.sin(angle) * radius) });
    });
  }
  return placed;
}

/**
 * Give the scene of the current view. On a screen higher than wide the picture is turned by a quarter, and then it is
 * stretched a little towards the screen's own shape, so that a phone and a wide window are both filled.
 */
function sceneOf(model, filters, state) {
  const make = { actors: actorsScene, claims: claimsScene, issue: issueScene, around: aroundScene }[state.view];
  const scene = make(model, filters, state);
  if (state.view === "issue") return scene;
  const things = [...scene.nodes, ...scene.headings];
  if (state.tall) for (const thing of things) [thing.x, thing.y] = [thing.y, thing.x];
  if (model.communities.length && state.view === "actors") return scene; // discs stay round, and each in its place
  const { width, height } = extent(scene.nodes);
  const stretch = Math.min(1.35, Math.max(0.74, Math.sqrt((state.shape * (height + 80)) / (width + 80))));
  for (const thing of things) {
    thing.x *= stretch;
    thing.y /= stretch;
  }
  return scene;
}

/** The box that the nodes fill. */
function extent(nodes) {
  if (nodes.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const [left, right, top, bottom] = nodes.reduce(
    ([l, r, t, b], node) => [Math.min(l, node.x - node.size), Math.max(r, node.x + node.size), Math.min(t, node.y - node.size), Math.max(b, node.y + node.size)],
    [Infinity, -Infinity, Infinity, -Infinity],
  );
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}
