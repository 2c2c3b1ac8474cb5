import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";

/** Reads a PDF as the house writes it, by its table of objects: a wrong place of one is an error. */
export function readPdf(pdf: Buffer): { text: string; pages: string[]; files: { name: string; bytes: Buffer }[] } {
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf.subarray(-60).toString("latin1"))?.[1]);
  const [, count, rest] = /^xref\n0 (\d+)\n([^]*)$/.exec(pdf.subarray(table).toString("latin1")) as unknown as [string, string, string];
  const places = Array.from({ length: Number(count) }, (_, id) => Number(rest.slice(id * 20, id * 20 + 10)));
  const objectAt = (id: number): { body: string; stream: Buffer } => {
    const from = places[id] as number;
    const head = `${id} 0 obj\n`;
    assert.equal(pdf.subarray(from, from + head.length).toString("latin1"), head);
    const start = from + head.length;
    const end = pdf.indexOf("\nendobj\n", start);
    const body = pdf.subarray(start, end).toString("latin1");
    const length = /\/Length (\d+)( 0 R)?/.exec(body);
    const begins = pdf.indexOf("stream\n", start) + 7;
    const size = length?.[2] ? Number(objectAt(Number(length[1])).body) : Number(length?.[1] ?? 0);
    return { body, stream: pdf.subarray(begins, begins + size) };
  };
  const unicode = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");
  const references = (text: string): number[] => [...text.matchAll(/(\d{1,9}) 0 R/g)].map((m) => Number(m[1]));
  const kids = /\/Kids \[([^\]]*)\]/.exec(objectAt(2).body)?.[1] ?? "";
  const pages = references(kids).map((id) => {
    const content = Number(/\/Contents (\d+)/.exec(objectAt(id).body)?.[1]);
    return [
      ...inflateSync(objectAt(content).stream)
        .toString("latin1")
        .matchAll(/<([0-9A-F]*)> Tj/g),
    ]
      .map((m) => unicode(m[1] as string))
      .join("\n");
  });
  const names = /\/EmbeddedFiles << \/Names \[([^\]]*)\]/.exec(objectAt(1).body)?.[1] ?? "";
  const files = references(names).map((id) => {
    const { body } = objectAt(id);
    return {
      name: unicode(/\/UF <FEFF([0-9A-F]*)>/.exec(body)?.[1] as string),
      bytes: Buffer.from(objectAt(Number(/\/EF << \/F (\d+)/.exec(body)?.[1])).stream),
    };
  });
  return { text: pages.join("\n"), pages, files };
}
