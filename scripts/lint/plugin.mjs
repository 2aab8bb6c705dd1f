import { doorsRule } from './doors-rule.mjs';
import { ringsRule } from './rings-rule.mjs';

/** The project's own ESLint rules. */
export const cible = { rules: { rings: ringsRule, doors: doorsRule } };
