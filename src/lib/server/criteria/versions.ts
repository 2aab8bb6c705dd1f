import { readCriteria, type Criteria } from '$lib/domain/segmentation';
import { defaultCriteria } from '$lib/reference';
import type { Session } from '../db';
import { readTests } from './tests';
import { UnreadableCriteria } from './unreadable';
import { criteriaHash, type CriteriaVersion, type CriteriaVersionHead } from './version';

/** The criteria that the product comes with: version 1 of every installation, stored when a second one is published. */
export const firstVersion = (): CriteriaVersion => ({
	number: 1,
	name: defaultCriteria.name,
	note: '',
	hash: criteriaHash(defaultCriteria),
	publishedAt: null,
	author: null,
	origin: null,
	criteria: defaultCriteria,
	tests: []
});

const HEAD = `v.number, v.name, v.note, v.hash, v.published_at::text, v.published_by, coalesce(a.name, ''), v.origin`;
const FROM = 'criteria_versions v left join accounts a on a.id = v.published_by';

function headOf(row: readonly unknown[]): CriteriaVersionHead {
	const [number, name, note, hash, publishedAt, account, author, origin] = row;
	return {
		number: Number(number),
		name: String(name),
		note: String(note),
		hash: String(hash),
		publishedAt: origin === null ? null : new Date(String(publishedAt)).toISOString(),
		author: account === null ? null : String(author),
		origin: origin === null ? null : Number(origin)
	};
}

function versionOf(row: readonly unknown[]): CriteriaVersion {
	const head = headOf(row);
	return { ...head, criteria: publishedCriteria(head, String(row[8])), tests: readTests(row[9]) };
}

/** @throws UnreadableCriteria when the text cannot be read: the catalogue lost a field that published criteria use */
function publishedCriteria({ number }: CriteriaVersionHead, text: string): Criteria {
	const read = readCriteria(text);
	if (read.ok) return read.value;
	throw new UnreadableCriteria(number, read.error);
}

/** Every published version, the one in force first. */
export async function listCriteriaVersions(db: Session): Promise<readonly CriteriaVersionHead[]> {
	const rows = await db.query(`select ${HEAD} from ${FROM} order by v.number desc`);
	return rows.length === 0 ? [firstVersion()] : rows.map(headOf);
}

/** One version by its number; null when there is none. */
export async function readCriteriaVersion(db: Session, number: number): Promise<CriteriaVersion | null> {
	const [row] = await db.query(`select ${HEAD}, v.text, v.tests from ${FROM} where v.number = $1`, [number]);
	if (row) return versionOf(row);
	return number === 1 ? firstVersion() : null;
}

/** The criteria in force: the last ones published, else those that the product comes with. */
export async function criteriaInForce(db: Session): Promise<CriteriaVersion> {
	const [row] = await db.query(`select ${HEAD}, v.text, v.tests from ${FROM} order by v.number desc limit 1`);
	return row ? versionOf(row) : firstVersion();
}
