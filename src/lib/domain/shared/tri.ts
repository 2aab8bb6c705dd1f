/** Three-valued logic (Kleene): a question on incomplete data is true, false or unknown. */
export type Tri = 'true' | 'false' | 'unknown';

export const triFrom = (surelyTrue: boolean, possiblyTrue: boolean): Tri =>
	surelyTrue ? 'true' : possiblyTrue ? 'unknown' : 'false';
