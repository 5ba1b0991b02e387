// PNG and SVG of what is seen.

function download(blob, name) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** The canvas on the paper's colour, in the screen's own resolution. */
function pngBlob(drawing) {
  const shown = drawing.canvas();
  const copy = el("canvas", { width: shown.width, height: shown.height });
  const context = copy.getContext("2d");
  context.fillStyle = colour("paper");
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(shown, 0, 0);
  return new Promise((resolve) => copy.toBlob(resolve, "image/png"));
}

function edgeSvg(edge, scale) {
  const { start: from, finish: to, via } = edge;
  const path = via ? `M${round(from.x)} ${round(from.y)}Q${round(via.x)} ${round(via.y)} ${round(to.x)} ${round(to.y)}` : `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`;
  return svgEl("path", {
    d: path,
    fill: "none",
    stroke: colour(edge.tone),
    "stroke-width": round(Math.max(0.6, edge.width * scale)),
    "stroke-dasharray": edge.dash ? edge.dash.map((part) => round(part * scale)).join(" ") : null,
    opacity: edge.dim ? 0.08 : edge.faint ? 0.45 : 0.9,
  });
}

/** A small triangle where a line ends at a node. */
function arrowSvg(edge, end, radius, scale) {
  const [tip, back] = end === "to" ? [edge.finish, edge.via ?? edge.start] : [edge.start, edge.via ?? edge.finish];
  const length = Math.hypot(tip.x - back.x, tip.y - back.y) || 1;
  const [ux, uy] = [(tip.x - back.x) / length, (tip.y - back.y) / length];
  const [x, y] = [tip.x - ux * (radius + 2), tip.y - uy * (radius + 2)];
  const size = 8 * Math.max(0.6, scale);
  const corners = [[x, y], [x - ux * size - uy * size * 0.4, y - uy * size + ux * size * 0.4], [x - ux * size + uy * size * 0.4, y - uy * size - ux * size * 0.4]];
  return svgEl("polygon", { points: corners.map(([px, py]) => `${round(px)},${round(py)}`).join(" "), fill: colour(edge.tone), opacity: edge.dim ? 0.08 : edge.faint ? 0.45 : 0.9 });
}

function labelSvg(label) {
  const text = svgEl("text", { x: round(label.x), y: round(label.y + label.size * 0.36), "font-size": label.size, "text-anchor": "middle", "font-family": LABEL_FONT, "font-weight": label.strong || label.heading ? 650 : 500, fill: colour(label.heading && label.tone ? label.tone : "ink") });
  text.textContent = label.text;
  if (!label.edge) {
    for (const [name, value] of [["stroke", colour("paper")], ["stroke-width", 4], ["paint-order", "stroke"], ["stroke-linejoin", "round"]]) text.setAttribute(name, value);
    return [text];
  }
  const { left, top, right, bottom } = label.box;
  return [svgEl("rect", { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top), rx: 8, fill: colour("paper"), stroke: colour(label.tone) }), text];
}

/** Draw what is seen as SVG. */
function svgOf(drawing, title) {
  const seen = drawing.seen();
  const radius = new Map(seen.nodes.map((node) => [node.id, node.radius]));
  const made = svgEl("svg", { xmlns: "http://www.w3.org/2000/svg", width: seen.width, height: seen.height, viewBox: `0 0 ${seen.width} ${seen.height}` });
  const name = svgEl("title");
  name.textContent = title;
  made.append(name, svgEl("rect", { width: seen.width, height: seen.height, fill: colour("paper") }));
  for (const edge of seen.edges) {
    made.append(edgeSvg(edge, seen.scale));
    for (const end of ["to", "from"]) if (edge.arrows[end]) made.append(arrowSvg(edge, end, radius.get(edge[end]), seen.scale));
  }
  for (const node of seen.nodes) {
    const hollow = node.kind === "issue" || node.kind === "group";
    made.append(shapeSvg(node.shape, round(node.x), round(node.y), round(node.radius), { fill: colour(hollow ? "paper" : node.tone), stroke: colour(hollow ? node.tone : "paper"), "stroke-width": 2, opacity: node.dim ? 0.2 : 1 }));
  }
  for (const label of seen.labels) made.append(...labelSvg(label));
  return made;
}

const svgText = (drawing, title) => new XMLSerializer().serializeToString(svgOf(drawing, title));
