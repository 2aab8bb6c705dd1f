import fs from 'node:fs';
import { inRoot } from '../../scripts/steps/root.mjs';

/** The default criteria with another threshold of ESMS for large groups, as parsed JSON. */
export function criteriaWithEsms(threshold: number): unknown {
	const text = fs.readFileSync(inRoot('data', 'criteria', 'default.json'), 'utf8');
	const changed = text.replace(/("field": "organisation\.esms", "op": "gte", "value": )50/, `$1${threshold}`);
	if (changed === text) throw new Error('The default criteria have no threshold of 50 ESMS');
	return JSON.parse(changed);
}
