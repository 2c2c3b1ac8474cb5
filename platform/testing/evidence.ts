import { deflateSync } from "node:zlib";

/** Small documents that open, for tests that need evidence: 示例, and nothing else on them. */
export function pdfOf(words: string, options: { padding?: number; pages?: number; packed?: boolean } = {}): Uint8Array<ArrayBuffer> {
  const { padding = 0, pages = 1, packed = false } = options;
  const leaves = Array.from({ length: pages }, (_, i) => i + 3);
  const tree = [
    [1, "<< /Type /Catalog /Pages 2 0 R >>"],
    [2, `<< /Type /Pages /Count ${pages} /Kids [${leaves.map((n) => `${n} 0 R`).join(" ")}] >>`],
    ...leaves.map((n) => [n, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"]),
  ] as [number, string][];
  const last = pages + 3;
  const objects = packed ? packedObjects(tree, last) : tree.map(([n, body]) => `${n} 0 obj\n${body}\nendobj\n`).join("");
  const text = `%PDF-1.5\n% ${Buffer.from(words).toString("latin1")}${"x".repeat(padding)}\n${objects}trailer\n<< /Root 1 0 R /Size ${last + 1} >>\nstartxref\n0\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(text, "latin1"));
}

function packedObjects(tree: readonly (readonly [number, string])[], id: number): string {
  let at = 0;
  const pairs = tree.map(([n, body]) => {
    const pair = `${n} ${at}`;
    at += body.length + 1;
    return pair;
  });
  const first = `${pairs.join(" ")} `;
  const stream = deflateSync(Buffer.from(first + tree.map(([, body]) => body).join(" "))).toString("latin1");
  return `${id} 0 obj\n<< /Type /ObjStm /N ${tree.length} /First ${first.length} /Filter /FlateDecode /Length ${stream.length} >>\nstream\n${stream}\nendstream\nendobj\n`;
}

export function pngOf(width: number, height: number): Uint8Array<ArrayBuffer> {
  const chunk = (type: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size[8] = 8;
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
      chunk("IHDR", size),
      chunk("IDAT", deflateSync(Buffer.alloc(64))),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}
