import { BlockList, isIP } from "node:net";

/** Addresses and networks (CIDR) of proxies, separated by blanks or commas; undefined where one is neither. */
export function readProxies(text: string): BlockList | undefined {
  const list = new BlockList();
  for (const part of text.split(/[\s,]+/).filter((p) => p !== "")) {
    const [address = "", bits, more] = part.split("/");
    const family = isIP(address) === 4 ? "ipv4" : isIP(address) === 6 ? "ipv6" : undefined;
    const width = family === "ipv4" ? 32 : 128;
    if (family === undefined || more !== undefined || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= width)))
      return undefined;
    list.addSubnet(address, bits === undefined ? width : Number(bits), family);
  }
  return list;
}

/**
 * Who calls. X-Forwarded-For is read from its right end, where the nearest proxy wrote, and only as far as trusted proxies wrote it:
 * what a stranger puts at its left decides nothing.
 */
export function callerOf(remote: string | undefined, forwarded: string | undefined, trusted: BlockList): string {
  let caller = plain(remote ?? "");
  const hops = forwarded === undefined ? [] : forwarded.split(",").map((h) => plain(h.trim()));
  while (hops.length > 0 && isTrusted(caller, trusted)) {
    const next = hops.pop() as string;
    if (isIP(next) === 0) break;
    caller = next;
  }
  return caller === "" ? "unknown" : caller;
}

/** IPv4 in an IPv6 coat, a port, brackets: taken off. */
const plain = (address: string): string =>
  address
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/^\[([^\]]+)\](?::\d+)?$/, "$1");

const isTrusted = (address: string, trusted: BlockList): boolean => {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 4 ? "ipv4" : "ipv6");
};

export const isLoopbackName = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

/** Tells whether a Host header is one this installation is known by: another name that leads here is somebody's trick on the browser. */
export function ownHosts(origin: string, loopback: boolean): (host: string | undefined) => boolean {
  const own = new URL(origin);
  // A browser names the same one at every request.
  let last: string | undefined;
  return (host) => {
    if (host === undefined) return false;
    if (host === last) return true;
    const asked = URL.parse(`${own.protocol}//${host}`);
    if (asked === null || asked.pathname !== "/" || asked.username !== "") return false;
    const isOwn = asked.host === own.host || (loopback && isLoopbackName(asked.hostname));
    if (isOwn) last = host;
    return isOwn;
  };
}
