import type { ParamMatcher } from '@sveltejs/kit';

/** A number of an import or of a version. */
export const match: ParamMatcher = (param) => /^[1-9]\d{0,9}$/.test(param);
