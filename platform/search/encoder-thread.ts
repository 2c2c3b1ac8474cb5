import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { poolMean, readVocabulary, tokenNumbers, type Vocabulary } from "@bihuan/matching";
import type { InferenceSession, Tensor } from "onnxruntime-web";
import { answer } from "../threads/thread.ts";

/** What the encoder's thread is asked. */
export interface EncoderCalls {
  open: [input: string, output: { readonly width: number } | { readonly refused: string }];
  encode: [input: readonly string[], output: readonly Float32Array[]];
}

/** Tokens of a text that are read; models of BERT's kind take 512, and half of that says what a text is about. */
const TOKENS = 256;
/** Texts run at once: memory grows with it, time a text hardly falls. */
const BATCH = 8;

type Runtime = typeof import("onnxruntime-web");
interface Model {
  readonly runtime: Runtime;
  readonly session: InferenceSession;
  readonly vocabulary: Vocabulary;
}
let model: Model | undefined;

class Refused extends Error {}
const refuse = (why: string): never => {
  throw new Refused(why);
};

answer<EncoderCalls>({
  async open(folder) {
    try {
      model = await load(folder);
      const [vector] = await encode(model, ["闭环"]);
      return { width: vector?.length ?? 0 };
    } catch (error) {
      if (error instanceof Refused) return { refused: error.message };
      throw error;
    }
  },
  encode: (texts) => encode(model as Model, texts),
});

async function load(folder: string): Promise<Model> {
  const read = (file: string) => readFile(join(folder, file)).catch(() => refuse(`the folder holds no readable ${file}`));
  const [bytes, vocabularyText] = [await read("model.onnx"), await read("vocab.txt")];
  const vocabulary = readVocabulary(vocabularyText.toString("utf8"));
  if (!vocabulary.ok) return refuse(`vocab.txt is no vocabulary of BERT's kind: it lacks ${vocabulary.error.missing}`);
  const runtime = await import("onnxruntime-web").catch(() =>
    refuse("the package onnxruntime-web is not installed; npm install onnxruntime-web brings it"),
  );
  runtime.env.wasm.numThreads = 1;
  runtime.env.logLevel = "fatal";
  const session = await runtime.InferenceSession.create(new Uint8Array(bytes), { executionProviders: ["wasm"] }).catch((error: unknown) =>
    refuse(`model.onnx cannot be read: ${error instanceof Error ? error.message : String(error)}`),
  );
  const unknown = session.inputNames.filter((name) => !INPUTS.has(name));
  if (unknown.length > 0 || !session.inputNames.includes("input_ids"))
    refuse(`model.onnx takes ${session.inputNames.join(", ")}; a sentence encoder takes input_ids, attention_mask, token_type_ids`);
  return { runtime, session, vocabulary: vocabulary.value };
}
const INPUTS = new Set(["input_ids", "attention_mask", "token_type_ids"]);

async function encode(model: Model, texts: readonly string[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let from = 0; from < texts.length; from += BATCH) vectors.push(...(await encodeBatch(model, texts.slice(from, from + BATCH))));
  return vectors;
}

async function encodeBatch({ runtime, session, vocabulary }: Model, texts: readonly string[]): Promise<Float32Array[]> {
  const rows = texts.map((text) => tokenNumbers(text, vocabulary, TOKENS));
  const longest = Math.max(...rows.map((r) => r.length));
  const tensor = (value: (row: readonly number[], i: number) => number): Tensor =>
    new runtime.Tensor(
      "int64",
      BigInt64Array.from(rows.flatMap((row) => Array.from({ length: longest }, (_, i) => BigInt(value(row, i))))),
      [rows.length, longest],
    );
  const inputs: Record<string, Tensor> = {
    input_ids: tensor((row, i) => row[i] ?? vocabulary.padding),
    attention_mask: tensor((row, i) => (i < row.length ? 1 : 0)),
    token_type_ids: tensor(() => 0),
  };
  const outputs = await session
    .run(Object.fromEntries(session.inputNames.map((name) => [name, inputs[name] as Tensor])))
    .catch((error: unknown) => refuse(`model.onnx does not run: ${error instanceof Error ? error.message : String(error)}`));
  const states = outputs["last_hidden_state"] ?? outputs[session.outputNames[0] as string];
  const [count, tokens, width] = states?.dims ?? [];
  if (!states || states.type !== "float32" || states.dims.length !== 3 || count !== rows.length || tokens !== longest)
    return refuse(`model.onnx gives ${states?.type} [${states?.dims.join(", ")}]; wanted are float32 states, texts × tokens × width`);
  return poolMean(
    states.data as Float32Array,
    rows.map((r) => r.length),
    width as number,
  );
}
