import { Beside } from "../../platform/threads/beside.ts";
import type { DocumentCalls } from "./document-thread.ts";
import { readDocument, type Given } from "./document.ts";

/** What so few characters can cost is little: they are read on the spot, a thread takes longer to begin. */
const SMALL_CHARACTERS = 16_384;

const beside = new Beside<DocumentCalls>(new URL("./document-thread.ts", import.meta.url), {
  millis: 10_000,
  megabytes: 256,
  refusal: {
    code: "too-heavy",
    message: {
      zh: "正文太复杂，读不完，没有保存；请核对粘贴的内容",
      en: "The text takes too much to read; nothing was stored. Check what was pasted",
    },
  },
});

/** No text of some length is read in the thread that answers. */
export const readBeside = async (given: Given) =>
  given.source.length <= SMALL_CHARACTERS ? readDocument(given) : beside.call("read", given);
