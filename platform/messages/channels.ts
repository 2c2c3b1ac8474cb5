import { createHmac } from "node:crypto";
import type { Config } from "../config/config.ts";

export type ChannelName = "mail" | "text" | "robot";

export interface Outgoing {
  /** The same message twice carries the same id. */
  id: number;
  to: string;
  subject: string;
  text: string;
}

/** A way to reach somebody. Throws NotDelivered; anything else thrown counts as a fault that may pass. */
export type Channel = (message: Outgoing) => Promise<void>;

export class NotDelivered extends Error {
  /** Trying again is useless: the peer refused this message itself. */
  readonly forGood: boolean;
  constructor(code: string, forGood: boolean) {
    super(code);
    this.forGood = forGood;
  }
}

/** The channels this installation has settings for. */
export function openChannels(config: Config): ReadonlyMap<ChannelName, Channel> {
  const channels = new Map<ChannelName, Channel>();
  if (config.BIHUAN_SMTP && config.BIHUAN_MAIL_FROM) channels.set("mail", mailChannel(config.BIHUAN_SMTP, config.BIHUAN_MAIL_FROM));
  channels.set("robot", robotChannel(robotOrigins(config)));
  if (config.BIHUAN_TEXT_WEBHOOK) channels.set("text", textChannel(config.BIHUAN_TEXT_WEBHOOK, config.BIHUAN_TEXT_KEY));
  return channels;
}

function memoised<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function mailChannel(url: string, from: string): Channel {
  // Loaded with the first message: 24 MB that an installation without mail never needs.
  const transport = memoised(async () =>
    (await import("nodemailer")).createTransport(url, { from, disableFileAccess: true, disableUrlAccess: true }),
  );
  return async ({ id, to, subject, text }) => {
    try {
      await (
        await transport()
      ).sendMail({
        to,
        subject,
        text,
        messageId: `<bihuan-${id}@${
          from
            .split("@")
            .at(-1)
            ?.replace(/\W{1,9}$/, "") ?? "bihuan"
        }>`,
      });
    } catch (error) {
      const { responseCode, code } = error as { responseCode?: number; code?: string };
      throw new NotDelivered(String(responseCode ?? code ?? "smtp"), responseCode !== undefined && responseCode >= 500);
    }
  };
}

/**
 * One POST per message in the shape of 企业微信's application messages (touser, msgtype, text.content), which gateways of
 * SMS take or adapt in a few lines. With a key the body is signed: x-bihuan-signature = HMAC-SHA256 in hexadecimal.
 */
function textChannel(url: string, key: string | undefined): Channel {
  return async ({ id, to, text }) => {
    const body = JSON.stringify({ id: String(id), touser: to, msgtype: "text", text: { content: text } });
    const signature = key === undefined ? {} : { "x-bihuan-signature": createHmac("sha256", key).update(body).digest("hex") };
    let response: Response;
    try {
      response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...signature },
        body,
        redirect: "error",
        signal: AbortSignal.timeout(15_000),
      });
    } catch (error) {
      const { name, cause } = error as { name: string; cause?: { code?: string } };
      throw new NotDelivered(cause?.code ?? name, false);
    }
    await response.body?.cancel();
    if (!response.ok)
      throw new NotDelivered(`HTTP ${response.status}`, response.status >= 400 && response.status < 500 && response.status !== 429);
  };
}

export const robotOrigins = (config: Pick<Config, "BIHUAN_ROBOTS">): string[] => config.BIHUAN_ROBOTS.split(" ");

/** A group robot of 企业微信 or 钉钉: its address is its key, both take the same text and answer errcode 0. Only named origins are called. */
function robotChannel(origins: readonly string[]): Channel {
  return async ({ to, text }) => {
    if (!URL.canParse(to) || !origins.includes(new URL(to).origin)) throw new NotDelivered("not-allowed", true);
    let response: Response;
    try {
      response = await fetch(to, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ msgtype: "text", text: { content: text } }),
        redirect: "error",
        signal: AbortSignal.timeout(15_000),
      });
    } catch (error) {
      const { name, cause } = error as { name: string; cause?: { code?: string } };
      throw new NotDelivered(cause?.code ?? name, false);
    }
    const answer = (await response.json().catch(() => ({}))) as { errcode?: number };
    if (!response.ok)
      throw new NotDelivered(`HTTP ${response.status}`, response.status >= 400 && response.status < 500 && response.status !== 429);
    if (answer.errcode) throw new NotDelivered(`errcode ${answer.errcode}`, true);
  };
}
