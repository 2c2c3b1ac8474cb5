import { buildApp } from "../app/http.ts";
import type { World } from "./records-world.ts";

const AT = "http://127.0.0.1:1";
const headers = { "x-bihuan": "1", host: "127.0.0.1:1" };

/** Files by the holder of a link, over HTTP as its page sends and opens them: status, and the refusal's code. */
export function filesByLink({ installation }: World) {
  const app = buildApp(installation.services, installation.signIn);
  return {
    async send(
      token: string,
      name: string,
      content: string | Uint8Array<ArrayBuffer>,
      record?: number,
    ): Promise<[number, string | undefined]> {
      const body = new FormData();
      body.append("token", token);
      if (record !== undefined) body.append("record", String(record));
      body.append("file", new Blob([content]), name);
      const answer = await app.request(`${AT}/api/link/files`, { method: "POST", headers, body });
      return [answer.status, ((await answer.json()) as { code?: string }).code];
    },
    async read(token: string, id: number): Promise<[number, string]> {
      const body = new URLSearchParams({ token, id: String(id) });
      const answer = await app.request(`${AT}/api/link/files/read`, { method: "POST", headers, body });
      return [answer.status, answer.ok ? await answer.text() : (((await answer.json()) as { code?: string }).code ?? "")];
    },
  };
}
