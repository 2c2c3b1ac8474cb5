import { answer } from "../threads/thread.ts";
import { wordsOfFile } from "./words.ts";

export interface WordsCalls {
  read: [input: { bytes: Uint8Array; mediaType: string }, output: string];
}

answer<WordsCalls>({
  read: ({ bytes, mediaType }) => wordsOfFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), mediaType),
});
