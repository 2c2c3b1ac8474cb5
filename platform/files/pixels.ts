/** How many dots a picture says it has, of its first bytes, as a browser reads them before anything travels; undefined where they do not say. PNG and JPEG. */
export function pixelsOf(head: Uint8Array): number | undefined {
  const v = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length >= 24 && v.getUint32(0) === 0x89504e47) return v.getUint32(16) * v.getUint32(20);
  if (head.length < 4 || v.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < head.length && head[at] === 0xff;) {
    const marker = v.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return v.getUint16(at + 5) * v.getUint16(at + 7);
    at += 2 + Math.max(2, v.getUint16(at + 2));
  }
  return undefined;
}
