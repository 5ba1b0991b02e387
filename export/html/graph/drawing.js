// Drawing a scene. Everything that knows vis-network is in this file, behind what `createDrawing` returns; another
// renderer (WebGL) has to give the same methods and nothing else.

const STILL = {
  autoResize: true,
  physics: { enabled: false },
  layout: { improvedLayout: false, randomSeed: 7 },
  interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, tooltipDelay: 3600000, multiselect: false, zoomSpeed: 0.7 },
  nodes: { borderWidth: 2, borderWidthSelected: 3, labelHighlightBold: false, chosen: false },
  edges: { smooth: false, chosen: false, arrows: { to: { scaleFactor: 0.45 }, from: { scaleFactor: 0.45 } }, arrowStrikethrough: false },
};
const MOVING = {
  physics: { enabled: true, solver: "forceAtlas2Based", forceAtlas2Based: { gravitationalConstant: -120, springLength: 140, avoidOverlap: 0.6, damping: 0.6 }, minVelocity: 1.5, stabilization: false },
};
const LONGEST_MOVE = 4000;

/**
 * Make a drawing in an element.
 *
 * `on` has callbacks: `pick(id or null)` after a click or tap, `open(id)` after a double click, `hover(id or null)`.
 */
function createDrawing(container, on) {
  let nodes = new vis.DataSet();
  let edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, STILL);
  const self = { scene: { nodes: [], edges: [], headings: [] }, chosen: new Set(), near: null, hovered: null, labels: [], moved: new Map(), key: "" };
  const widths = new Map();
  const measuring = document.createElement("canvas").getContext("2d");

  const measure = (text, size) => {
    const key = `${size} ${text}`;
    if (!widths.has(key)) {
      measuring.font = `600 ${size}px ${LABEL_FONT}`;
      widths.set(key, measuring.measureText(text).width);
    }
    return widths.get(key);
  };
  const isDim = (id) => self.near !== null && !self.near.has(id);
  const palette = () => new Map([...new Set([...self.scene.nodes, ...self.scene.edges].map((thing) => thing.tone)), "paper", "ink"].map((tone) => [tone, colour(tone)]));

  function visNode(node, colours) {
    const chosen = self.chosen.has(node.id);
    const fill = node.kind === "issue" || node.kind === "group" ? colours.get("paper") : colours.get(node.tone);
    const border = chosen ? colours.get("ink") : node.kind === "issue" || node.kind === "group" ? colours.get(node.tone) : colours.get("paper");
    return {
      id: node.id,
      x: node.x,
      y: node.y,
      shape: node.shape,
      size: node.size,
      borderWidth: chosen ? 3.5 : 2,
      opacity: isDim(node.id) ? 0.2 : 1,
      color: { background: fill, border, hover: { background: fill, border: colours.get("ink") } },
      shapeProperties: { borderDashes: node.kind === "group" ? [6, 4] : false },
    };
  }

  function visEdge(edge, colours) {
    const chosen = self.chosen.has(edge.id);
    const tint = colours.get(edge.tone);
    return {
      id: edge.id,
      from: edge.from,
      to: edge.to,
      width: edge.width + (chosen ? 2 : 0),
      hoverWidth: 1,
      dashes: edge.dash,
      color: { color: tint, hover: tint, highlight: tint, opacity: isDim(edge.id) ? 0.08 : edge.faint && !chosen ? 0.45 : 0.9 },
      arrows: { to: { enabled: edge.arrows.to }, from: { enabled: edge.arrows.from } },
      smooth: edge.bend ? { enabled: true, type: edge.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.bend) } : false,
    };
  }

  function restyle() {
    const colours = palette();
    nodes.update(self.scene.nodes.map((node) => visNode(node, colours)));
    edges.update(self.scene.edges.map((edge) => visEdge(edge, colours)));
    network.redraw();
  }

  /** Show a scene. `key` names the view: places that the reader changed are kept under it. */
  function show(scene, key) {
    self.scene = scene;
    self.key = key;
    const kept = self.moved.get(key);
    if (kept) for (const node of scene.nodes) if (kept[node.id]) Object.assign(node, kept[node.id]);
    const colours = palette();
    self.byId = new Map([...scene.nodes, ...scene.edges].map((thing) => [thing.id, thing]));
    letGo();
    // new data sets are drawn once; filling the old ones is drawn at each step
    nodes = new vis.DataSet(scene.nodes.map((node) => visNode(node, colours)));
    edges = new vis.DataSet(scene.edges.map((edge) => visEdge(edge, colours)));
    // the library fits new data to the window; the reader's own view is kept
    const [position, scale] = [network.getViewPosition(), network.getScale()];
    network.setData({ nodes, edges });
    network.moveTo({ position, scale });
  }

  function neighbourhood(id) {
    const edge = self.scene.edges.find((item) => item.id === id);
    if (edge) return new Set([id, edge.from, edge.to]);
    const near = new Set([id]);
    for (const item of self.scene.edges) if (item.from === id || item.to === id) near.add(item.id).add(item.from).add(item.to);
    return near;
  }

  /** Mark what is chosen, and let what has nothing to do with it recede. */
  function choose(ids) {
    const known = ids.filter((id) => self.byId?.has(id));
    self.chosen = new Set(known);
    self.near = known.length ? new Set(known.flatMap((id) => [...neighbourhood(id)])) : null;
    restyle();
  }

  const dom = (point) => network.canvasToDOM(point);
  /** Points of a line, given as shares of its length. */
  const pointsOf = (id, shares) => {
    const edge = network.body.edges[id];
    return edge?.edgeType && edge.connected ? shares.map((share) => dom(edge.edgeType.getPoint(share))) : [];
  };

  function layLabels() {
    const scale = network.getScale();
    const places = network.getPositions();
    const nodeItems = self.scene.nodes.filter((node) => places[node.id]).map((node) => {
      const forced = self.chosen.has(node.id) || self.hovered === node.id;
      const text = isDim(node.id) && !forced ? "" : node.label;
      return { id: node.id, ...dom(places[node.id]), radius: (node.size + 2) * scale, text, rank: node.rank, forced: forced ? 1 : 0, strong: node.rank > 8 || forced, minor: node.kind === "claim" };
    });
    const edgeItems = [];
    for (const edge of self.scene.edges) {
      if (!edge.label || isDim(edge.id)) continue;
      const spots = pointsOf(edge.id, [0.5, 0.38, 0.62, 0.28, 0.72]);
      edgeItems.push({ id: edge.id, spots, text: edge.label, rank: edge.links.length, forced: self.chosen.has(edge.id) ? 1 : 0, tone: edge.tone });
    }
    const headings = self.scene.headings.map((heading) => ({ ...heading, ...dom(heading) }));
    self.labels = placeLabels(nodeItems, edgeItems, headings, measure, container.clientWidth, container.clientHeight);
  }

  network.on("afterDrawing", (context) => {
    layLabels();
    context.save();
    const ratio = context.canvas.width / container.clientWidth;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawLabels(context, self.labels);
    context.restore();
  });

  const labelAt = (point) => self.labels.find(({ box, id }) => id && point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom);
  const under = (event) => network.getNodeAt(event.pointer.DOM) ?? labelAt(event.pointer.DOM)?.id ?? network.getEdgeAt(event.pointer.DOM) ?? null;
  const setHover = (id) => {
    self.hovered = id;
    on.hover(id);
  };
  /** Point at nothing: the library notices only a pointer that moves over the picture, not one that leaves it. */
  function letGo() {
    const { nodes: over, edges: along } = network.selectionHandler.hoverObj;
    for (const thing of [...Object.values(over), ...Object.values(along)]) thing.hover = false;
    network.selectionHandler.hoverObj = { nodes: {}, edges: {} };
    if (self.hovered !== null) setHover(null);
  }
  container.addEventListener("mouseleave", () => {
    letGo();
    network.redraw();
  });
  network.on("click", (event) => on.pick(under(event)));
  network.on("doubleClick", (event) => {
    const id = under(event);
    if (id) on.open(id);
  });
  network.on("hoverNode", (event) => setHover(event.node));
  network.on("blurNode", () => setHover(null));
  network.on("hoverEdge", (event) => setHover(event.edge));
  network.on("blurEdge", () => setHover(null));
  network.on("dragEnd", (event) => {
    if (event.nodes.length) keepPlaces();
  });

  function keepPlaces() {
    const places = network.getPositions();
    self.moved.set(self.key, { ...self.moved.get(self.key), ...places });
    for (const node of self.scene.nodes) Object.assign(node, places[node.id]);
  }

  function rearrange(done) {
    network.setOptions(MOVING);
    network.startSimulation();
    let timer = 0;
    const stop = () => {
      window.clearTimeout(timer);
      network.off("stabilized", stop);
      network.stopSimulation();
      network.setOptions({ physics: { enabled: false } });
      keepPlaces();
      fit();
      done();
    };
    network.on("stabilized", stop);
    timer = window.setTimeout(stop, LONGEST_MOVE);
  }

  /** Fit the scene, with room at the sides for labels and below for the buttons; a small one isn't blown up. */
  function fit() {
    const [wide, high] = [container.clientWidth, container.clientHeight];
    const box = extent(self.scene.nodes);
    const side = Math.min(70, wide * 0.13);
    const scale = Math.min(1.2, (wide - 2 * side) / box.width, (high - 132) / box.height);
    network.moveTo({ position: { x: box.x, y: box.y + 22 / scale }, scale: Math.max(scale, 0.01) });
  }

  /** Show a disc as large as the window allows. */
  function frame(x, y, radius) {
    const room = Math.min(container.clientWidth, container.clientHeight) - 60;
    network.moveTo({ position: { x, y }, scale: Math.min(1.2, room / (2 * radius)) });
  }

  function centre(id) {
    const edge = self.scene.edges.find((item) => item.id === id);
    const places = network.getPositions(edge ? [edge.from, edge.to] : [id]);
    const points = Object.values(places);
    if (points.length === 0) return;
    const [x, y] = middle(points);
    network.moveTo({ position: { x, y }, scale: Math.max(network.getScale(), 0.8) });
  }

  /** What is seen, as plain numbers: for the SVG writer and for tests. */
  function seen() {
    const places = network.getPositions();
    const ways = new Map();
    for (const edge of self.scene.edges) {
      const drawn = network.body.edges[edge.id];
      const via = drawn?.edgeType?.getViaNode?.();
      ways.set(edge.id, { start: dom(places[edge.from]), finish: dom(places[edge.to]), via: via ? dom(via) : null, middle: pointsOf(edge.id, [0.5])[0] ?? dom(places[edge.from]) });
    }
    return {
      width: container.clientWidth,
      height: container.clientHeight,
      scale: network.getScale(),
      nodes: self.scene.nodes.map((node) => ({ ...node, ...dom(places[node.id]), radius: node.size * network.getScale(), dim: isDim(node.id) })),
      edges: self.scene.edges.map((edge) => ({ ...edge, ...ways.get(edge.id), dim: isDim(edge.id) })),
      labels: self.labels,
    };
  }

  return {
    show,
    restyle,
    choose,
    fit,
    centre,
    frame,
    rearrange,
    seen,
    zoom: (factor) => network.moveTo({ scale: network.getScale() * factor }),
    moveBy: (x, y) => network.moveTo({ offset: { x: -x, y: -y } }),
    canvas: () => container.querySelector("canvas"),
    redraw: () => network.redraw(),
  };
}
