import { ZipWriter } from "../platform/sheets/zip-write.ts";

/** A packed file of these parts. */
export async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const writer = new ZipWriter();
  const pieces: Buffer[] = [];
  for (const [name, part] of Object.entries(parts)) for await (const piece of writer.add(name, [part] as string[])) pieces.push(piece);
  pieces.push(writer.end());
  return Buffer.concat(pieces);
}
