/** Is it an address of this app? `//other.site` and `/\other.site` are not: browsers take both for another host. */
export function isInside(address: string): boolean {
  return /^\/(?![/\\])[^\s\\]*$/.test(address) && !address.startsWith("/sign-in");
}
