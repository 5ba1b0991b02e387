// Labels are drawn by us, not by the network library: at one size whatever the zoom, the weightier first, and one that
// would lie on another is left off until there is room. So no two labels overlap at rest, on any screen.

const LABEL_FONT = '"Inter", system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif';
const NODE_TEXT = 13;
const EDGE_TEXT = 11;

const overlaps = (p, q) => p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom;

const boxAt = (x, y, width, height) => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });

/** Finds free room: boxes are kept in cells so that a thousand labels cost a thousand looks, not a million. */
class Room {
  constructor() {
    this.cells = new Map();
  }

  *near(box) {
    for (let x = Math.floor(box.left / 80); x <= Math.floor(box.right / 80); x++) {
      for (let y = Math.floor(box.top / 80); y <= Math.floor(box.bottom / 80); y++) {
        const cell = this.cells.get(x * 100003 + y);
        if (cell) yield cell;
      }
    }
  }

  /** Say whether a box is free; what weighs less than `over` may be covered. */
  free(box, ignoring = null, over = -Infinity) {
    for (const cell of this.near(box)) for (const other of cell) if (other.owner !== ignoring && other.weight >= over && overlaps(box, other)) return false;
    return true;
  }

  take(box, owner, weight = Infinity) {
    const kept = { ...box, owner, weight };
    for (let x = Math.floor(box.left / 80); x <= Math.floor(box.right / 80); x++) {
      for (let y = Math.floor(box.top / 80); y <= Math.floor(box.bottom / 80); y++) {
        const key = x * 100003 + y;
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(kept);
      }
    }
  }
}

/** Give the places for a node's label, the best first: under it, over it, beside it, at its corners. */
function boxesAround(node, wide, high, width) {
  const [beside, above] = [node.radius + wide / 2 + 2, node.radius + high / 2 + 2];
  const [aslant, apart] = [node.radius * 0.7 + wide / 2, node.radius * 0.7 + high / 2];
  const middle = [[0, above], [0, -above]];
  const sides = [[beside, 0], [-beside, 0], [aslant, apart], [-aslant, apart], [aslant, -apart], [-aslant, -apart]];
  // a label of a node that is seen is seen whole
  const seen = node.x > 0 && node.x < width;
  const within = (x) => (seen ? Math.min(Math.max(x, wide / 2 + 2), width - wide / 2 - 2) : x);
  const boxes = [...middle.map(([dx, dy]) => [within(node.x + dx), node.y + dy]), ...sides.map(([dx, dy]) => [node.x + dx, node.y + dy])].map(([x, y]) => boxAt(x, y, wide, high));
  return boxes.filter((box) => !seen || (box.left > 0 && box.right < width));
}

/**
 * Choose which labels are drawn, and where.
 *
 * `nodes`: {id, x, y, radius, text, rank, forced}, `edges`: {id, spots: [{x, y}], text, rank, forced}, in screen pixels;
 * `measure(text, size)` gives a width. Gives [{id, text, x, y, size, box, edge}].
 */
function placeLabels(nodes, edges, headings, measure, width, height) {
  const room = new Room();
  const placed = [];
  const seen = (point) => point.x > -60 && point.y > -40 && point.x < width + 60 && point.y < height + 40;
  for (const node of nodes) if (seen(node)) room.take(boxAt(node.x, node.y, node.radius * 1.7, node.radius * 1.7), node.id, node.rank);
  for (const heading of headings) {
    const box = boxAt(heading.x, heading.y, measure(heading.text, NODE_TEXT + 2) + 8, 22);
    room.take(box, heading.text);
    placed.push({ ...heading, size: NODE_TEXT + 2, box, heading: true });
  }
  const inOrder = nodes.filter((node) => node.text && seen(node)).sort((p, q) => q.forced - p.forced || q.rank - p.rank || (p.id < q.id ? -1 : 1));
  for (const node of inOrder) {
    const size = node.minor ? EDGE_TEXT : NODE_TEXT;
    const wide = measure(node.text, size) + 6;
    const high = size + 5;
    const boxes = boxesAround(node, wide, high, width);
    if (boxes.length === 0) continue;
    // in a crowd a weighty label may lie on a light node, which can then be pointed at beside it; never on a label
    const box = boxes.find((tried) => room.free(tried, node.id)) ?? boxes.find((tried) => room.free(tried, node.id, node.rank / 2)) ?? (node.forced ? boxes[0] : null);
    if (!box) continue;
    room.take(box, node.id);
    placed.push({ id: node.id, text: node.text, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, size, box, strong: node.strong });
  }
  for (const edge of [...edges].sort((p, q) => q.forced - p.forced || q.rank - p.rank || (p.id < q.id ? -1 : 1))) {
    const wide = Math.max(18, measure(edge.text, EDGE_TEXT) + 10);
    const [spot, box] = edge.spots.filter(seen).map((point) => [point, boxAt(point.x, point.y, wide, EDGE_TEXT + 7)]).find(([, tried]) => room.free(tried, edge.id)) ?? [];
    if (!box) continue;
    room.take(box, edge.id);
    placed.push({ id: edge.id, text: edge.text, x: spot.x, y: spot.y, size: EDGE_TEXT, box, edge: true, tone: edge.tone });
  }
  return placed;
}

/** Draw labels on a canvas whose units are screen pixels. */
function drawLabels(context, labels) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const label of labels) {
    context.globalAlpha = label.dim ? 0.25 : 1;
    context.font = `${label.strong || label.heading ? 650 : 500} ${label.size}px ${LABEL_FONT}`;
    if (label.edge) {
      const { left, top, right, bottom } = label.box;
      context.beginPath();
      context.roundRect(left, top, right - left, bottom - top, 8);
      context.fillStyle = colour("paper");
      context.fill();
      context.lineWidth = 1;
      context.strokeStyle = colour(label.tone);
      context.stroke();
    } else {
      context.lineWidth = 4;
      context.strokeStyle = colour("paper");
      context.strokeText(label.text, label.x, label.y + 0.5);
    }
    context.fillStyle = colour(label.heading && label.tone ? label.tone : "ink");
    context.fillText(label.text, label.x, label.y + 0.5);
  }
  context.globalAlpha = 1;
}
