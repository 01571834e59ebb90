export type Size = { width: number; height: number };

/** The size with its proportions whose longest side is at most `edge`; never larger than it was, whole pixels. */
export function fitWithin({ width, height }: Size, edge: number): Size {
  const scale = Math.min(1, edge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
