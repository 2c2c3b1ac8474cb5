import { answer } from "../threads/thread.ts";
import { readWhole, type ReadWhole } from "./library.ts";
import { Unreadable } from "./unreadable.ts";

export interface LibraryCalls {
  read: [input: { bytes: Uint8Array; format: ReadWhole["format"] }, output: ReadWhole | { readonly unreadable: string }];
}

answer<LibraryCalls>({
  read({ bytes, format }) {
    try {
      return readWhole(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), format);
    } catch (error) {
      return { unreadable: error instanceof Unreadable ? error.code : "broken" };
    }
  },
});
