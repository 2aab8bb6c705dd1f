import { createHash, randomBytes } from 'node:crypto';

/** A secret for a cookie or an address: 256 bits, in base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a secret: SHA-256, in hexadecimal. The secrets are long and random, so that this is enough. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
