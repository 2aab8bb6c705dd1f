import { parseCriteria, type Criteria } from '$lib/domain/segmentation';
import json from '../../../data/criteria/default.json';

/** @throws Error when the criteria that ship with the product are not valid. */
function readDefaultCriteria(): Criteria {
	const parsed = parseCriteria(json);
	if (!parsed.ok) throw new Error(`data/criteria/default.json: ${JSON.stringify(parsed.error)}`);
	return parsed.value;
}

/** The criteria of a new installation: the workshop's first proposal. */
export const defaultCriteria: Criteria = readDefaultCriteria();
