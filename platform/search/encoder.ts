import { unit, type Encoder } from "@bihuan/matching";
import { Thread } from "../threads/thread.ts";
import type { EncoderCalls } from "./encoder-thread.ts";
import { StartRefused } from "../config/refused.ts";

/** A folder that holds no usable sentence encoder; the message says what is wrong and what to do. */
export class EncoderRefused extends StartRefused {
  override readonly name = "EncoderRefused";
}

/** Vectors kept by text, the oldest forgotten first: 4,000 of 384 numbers take 6 MB. */
const KEPT = 4000;

export interface OpenEncoder extends Encoder {
  /** Numbers of a vector. */
  readonly width: number;
  close(): Promise<void>;
}

/**
 * A sentence encoder from a folder with `model.onnx` and BERT's `vocab.txt`, run by ONNX Runtime's WebAssembly in a thread of its own.
 * Nothing is downloaded. Throws EncoderRefused for a folder, a file or a model that will not do, or where the runtime is not installed.
 */
export async function openEncoder(folder: string): Promise<OpenEncoder> {
  const thread = new Thread<EncoderCalls>(new URL("./encoder-thread.ts", import.meta.url));
  const opened = await thread.call("open", folder);
  if ("refused" in opened) {
    await thread.end();
    throw new EncoderRefused(`BIHUAN_ENCODER=${folder}: ${opened.refused}`);
  }
  const known = new Map<string, Float32Array>();
  return {
    width: opened.width,
    async encode(texts) {
      const wanted = [...new Set(texts.filter((text) => !known.has(text)))];
      const made = wanted.length > 0 ? await thread.call("encode", wanted) : [];
      const fresh = new Map(wanted.map((text, i) => [text, unit(made[i] as Float32Array)]));
      const vectors = texts.map((text) => known.get(text) ?? (fresh.get(text) as Float32Array));
      for (const [i, text] of texts.entries()) {
        known.delete(text);
        known.set(text, vectors[i] as Float32Array);
      }
      for (const text of known.keys()) {
        if (known.size <= KEPT) break;
        known.delete(text);
      }
      return vectors;
    },
    close: () => thread.end(),
  };
}
