/** Channel on which new versions are told; the payload is the number of the version. */
export const VERSIONS_CHANNEL = 'versions';
