import { version } from '../../../../package.json';

/** Version of the program, written in manifests. */
export const engineVersion: string = version;
