import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/** Seals what a dump of the database must not give away: AES-256-GCM, the key derived from the installation's secret. */
export function sealer(secret: string, purpose: string) {
  const key = createHmac("sha256", secret).update(purpose).digest();
  return {
    seal(value: unknown): Buffer {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const body = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    /** Throws when the bytes were sealed under another key or changed. */
    open<T>(sealed: Buffer): T {
      const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8")) as T;
    },
  };
}
