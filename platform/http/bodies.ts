import { Readable } from "node:stream";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import type { Refusal } from "./contract.ts";

/** Bytes a request may send: a link's or a door's form, and an act of somebody signed in whose endpoint names no other measure. */
export const FORM_BYTES = 100_000;
export const ACT_BYTES = 8 * 1_048_576;

/** A workbook on its way into a register, which is read from disk. */
export const TABLE_BYTES = 200 * 1_048_576;

export class BodyTooLarge extends Error {}

export const BODY_TOO_LARGE: Refusal = {
  code: "too-large",
  message: { zh: "一次提交的内容太多，没有保存。请分几次提交", en: "Too much was sent at once; nothing was stored. Send it in parts" },
};

/**
 * The request, whose body holds no more than so many bytes, whether their number was announced or not: what is beyond is neither read nor held.
 * Throws BodyTooLarge.
 */
export async function limitBody(request: Request, bytes: number): Promise<Request> {
  const announced = request.headers.get("content-length");
  if (announced !== null) {
    // Node's parser ends a body at its announced length.
    if (Number(announced) > bytes) throw new BodyTooLarge();
    return request;
  }
  if (request.headers.get("transfer-encoding") === null || !request.body) return request;
  const chunks: Uint8Array[] = [];
  let sent = 0;
  for await (const chunk of request.body) {
    sent += chunk.byteLength;
    if (sent > bytes) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return new Request(request.url, { method: request.method, headers: request.headers, body: Buffer.concat(chunks) });
}

/** What a sender who is refused may still send, read and dropped: cut off in the middle, he never reads the refusal. */
const DROPPED_BYTES = 64 * 1_048_576;
const DROPPED_MILLIS = 20_000;

/** Reads a body into nothing before its refusal is answered, for a while and so far; what is larger or slower is cut off. */
export const dropBody = (request: Request): Promise<void> =>
  request.body ? dropRest(Readable.fromWeb(request.body as never)) : Promise.resolve();

function dropRest(source: Readable): Promise<void> {
  if (source.readableEnded || source.destroyed) return Promise.resolve();
  return new Promise((done) => {
    let dropped = 0;
    const cut = setTimeout(() => source.destroy(), DROPPED_MILLIS);
    const over = (): void => {
      clearTimeout(cut);
      done();
    };
    source.on("data", (chunk: Uint8Array) => {
      dropped += chunk.byteLength;
      if (dropped > DROPPED_BYTES) source.destroy();
    });
    // Whoever hangs up waits for no answer.
    source.on("error", () => undefined);
    source.once("close", over);
    source.once("end", over);
    source.resume();
  });
}

/**
 * The first file of a form, handed on as it comes with the fields before it; nothing of it is held. undefined where the form holds none or
 * breaks off before one.
 */
export async function takeFile<T>(
  request: Request,
  take: (content: Readable, name: string, fields: ReadonlyMap<string, string>) => Promise<T>,
  fieldSize = 10_000,
): Promise<T | undefined> {
  const type = request.headers.get("content-type") ?? "";
  // Without a boundary it is no form.
  if (!/^multipart\/form-data;.*boundary=/i.test(type) || !request.body) return undefined;
  let taken: Promise<T> | undefined;
  const fields = new Map<string, string>();
  let content: Readable | undefined;
  const source = Readable.fromWeb(request.body as never);
  const form = new Busboy({
    headers: { "content-type": type } as BusboyHeaders,
    limits: { files: 1, fields: 10, fieldSize, headerPairs: 20 },
  });
  await new Promise<void>((done) => {
    // Taken or refused before its end: the rest is not waited for by the form.
    const dropIt = (): void => {
      source.unpipe(form);
      void dropRest(source).then(done);
    };
    form.on("field", (name, value) => fields.set(name, value));
    form.on("file", (_field, stream, name) => {
      content = stream;
      taken = take(stream, name, fields);
      taken.then(dropIt, dropIt);
    });
    form.once("finish", done);
    const breakOff = (error: unknown): void => {
      content?.destroy(Object.assign(new Error("half sent", { cause: error }), { name: "AbortError" }));
    };
    form.once("error", (error) => {
      breakOff(error);
      dropIt();
    });
    source.once("error", (error) => {
      breakOff(error);
      done();
    });
    source.pipe(form);
  });
  return taken;
}
