import { answer } from "../../platform/threads/thread.ts";
import { readDocument, type Document, type Given } from "./document.ts";
import type { TextFault } from "./text.ts";

export interface DocumentCalls {
  read: [input: Given, output: Document | { readonly fault: TextFault }];
}

answer<DocumentCalls>({ read: readDocument });
