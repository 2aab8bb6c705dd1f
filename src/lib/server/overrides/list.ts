import type { OverrideRecord } from '$lib/domain/overrides';
import type { TerritoryTable } from '$lib/domain/table';
import { codedColumn } from '$lib/domain/table';
import type { Session } from '../db';
import { subjectId, subjectOf } from './subject';

const FIELDS = `o.id, o.subject_kind, o.subject_id, o.segment, o.reason, o.decided_by, coalesce(a.name, ''),
	o.decided_at::text, o.expires_on::text, o.computed, o.withdrawn_at::text, o.withdrawn_by, coalesce(w.name, ''),
	coalesce(o.withdrawal_reason, '')`;
const FROM = `overrides o left join accounts a on a.id = o.decided_by left join accounts w on w.id = o.withdrawn_by`;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function recordOf(row: readonly unknown[]): OverrideRecord {
	const [id, kind, subject, segment, reason, authorId, author, decidedAt] = row;
	const [expiresOn, computed, withdrawnAt] = [textOf(row[8]), textOf(row[9]), textOf(row[10])];
	const [byId, by, withdrawalReason] = row.slice(11);
	return {
		id: Number(id),
		subject: subjectOf(String(kind), String(subject)),
		segment: String(segment),
		reason: String(reason),
		authorId: authorId === null ? null : Number(authorId),
		author: String(author),
		decidedAt: new Date(String(decidedAt)).toISOString(),
		expiresOn,
		computed: computed === null ? [] : computed.split(' '),
		withdrawn:
			withdrawnAt === null
				? null
				: {
						at: new Date(withdrawnAt).toISOString(),
						byId: byId === null ? null : Number(byId),
						by: String(by),
						reason: String(withdrawalReason)
					}
	};
}

/**
 * Every override, the latest first, whatever became of it. A table cut to a territory shows those of what it holds; the whole
 * table also those of what the data no longer hold.
 */
export async function listOverrides(db: Session, table: TerritoryTable): Promise<readonly OverrideRecord[]> {
	const rows = await db.query(`select ${FIELDS} from ${FROM} order by o.id desc`);
	const records = rows.map(recordOf);
	if (table.territories === undefined || records.length === 0) return records;
	const structures = new Set(codedColumn(table.structures, 'structure.finess').values);
	const organisations = new Set(codedColumn(table.organisations, 'organisation.id').values);
	return records.filter(({ subject }) =>
		(subject.kind === 'structure' ? structures : organisations).has(subjectId(subject))
	);
}

/** One override; null when there is none. */
export async function findOverride(db: Session, id: number): Promise<OverrideRecord | null> {
	const [row] = await db.query(`select ${FIELDS} from ${FROM} where o.id = $1`, [id]);
	return row ? recordOf(row) : null;
}

/** Every override of a territory by its number. */
export async function overrideRecords(
	db: Session,
	table: TerritoryTable
): Promise<ReadonlyMap<number, OverrideRecord>> {
	return new Map((await listOverrides(db, table)).map((record) => [record.id, record]));
}
