import { postHeader } from "../frame/tab-post.ts";
import { NoAnswer, ServerFault, STATUS_CODES, troubleOf, type Trouble } from "../refusal.ts";

export type SendEnd =
  | { readonly kind: "done"; readonly answer: unknown }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly trouble: Trouble };

export interface Sending {
  readonly end: Promise<SendEnd>;
  cancel(): void;
}

/** Sends one file. XMLHttpRequest, because fetch tells no progress of sending. */
export function sendFile(url: string, file: File, onProgress: (percent: number) => void): Sending {
  const request = new XMLHttpRequest();
  const end = new Promise<SendEnd>((resolve) => {
    const fail = (error: unknown) => resolve({ kind: "failed", trouble: troubleOf(error) });
    request.upload.addEventListener("progress", (e) => e.lengthComputable && onProgress(Math.floor((e.loaded / e.total) * 100)));
    request.addEventListener("abort", () => resolve({ kind: "cancelled" }));
    request.addEventListener("error", () => fail(new NoAnswer()));
    request.addEventListener("load", () => {
      if (request.status >= 500 && request.status !== 503)
        return fail(new ServerFault(request.getResponseHeader("x-request-id") ?? undefined));
      const answer = parse(request.responseText);
      if (request.status < 300) return resolve({ kind: "done", answer });
      fail({ code: STATUS_CODES[request.status], data: answer });
    });
  });
  const body = new FormData();
  body.append("file", file);
  request.open("POST", url);
  for (const [name, value] of Object.entries({ "x-bihuan": "1", ...postHeader() })) request.setRequestHeader(name, value);
  request.send(body);
  return { end, cancel: () => request.abort() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
