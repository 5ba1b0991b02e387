// The shapes that stand for kinds of actors, as SVG.

const POLYGONS = lookup({
  square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  triangle: [[0, -1.15], [1, 0.6], [-1, 0.6]],
  triangleDown: [[0, 1.15], [1, -0.6], [-1, -0.6]],
  hexagon: Array.from({ length: 6 }, (_, i) => [Math.cos((i * Math.PI) / 3), Math.sin((i * Math.PI) / 3)]),
  star: Array.from({ length: 10 }, (_, i) => [Math.sin((i * Math.PI) / 5) * (i % 2 ? 0.5 : 1.2), -Math.cos((i * Math.PI) / 5) * (i % 2 ? 0.5 : 1.2)]),
});

/** One node's shape around a point. */
function shapeSvg(shape, x, y, radius, attributes) {
  const corners = POLYGONS[shape];
  if (!corners) return svgEl("circle", { cx: x, cy: y, r: radius, ...attributes });
  return svgEl("polygon", { points: corners.map(([dx, dy]) => `${round(x + dx * radius)},${round(y + dy * radius)}`).join(" "), ...attributes });
}

const round = (number) => Math.round(number * 10) / 10;
