import { parseScope, territoriesOf, type Scope } from '$lib/domain/access';
import { reference } from '$lib/reference';
import type { Session } from '../db';
import { changedBy } from '../saved';
import { authorText, isoOf } from '../scenarios';
import { storedPreparation } from './preparation';
import type { Workshop, WorkshopHead } from './workshop';

const TERRITORIES = territoriesOf(reference.departments);

const FIELDS = `w.id, w.status, w.title, w.scope, w.preparation, w.updated_at::text, w.opened_at::text, w.closed_at::text,
	w.created_by, a.name, (select count(*)::int from workshop_participants p where p.workshop_id = w.id),
	w.revision, w.code, w.join_token, w.erased_at::text`;
const FROM = 'workshops w left join accounts a on a.id = w.created_by';

const isoOrNull = (value: unknown): string | null => (value === null ? null : isoOf(value));
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function statusOf(value: unknown): WorkshopHead['status'] {
	return value === 'live' || value === 'closed' ? value : 'preparing';
}

function workshopOf(row: readonly unknown[]): Workshop {
	const [id, status, title, scope, stored, updatedAt, openedAt, closedAt, creator, name, participants] = row;
	const [revision, code, joinToken, erasedAt] = row.slice(11);
	const own = parseScope(scope, TERRITORIES) ?? 'national';
	const preparation = storedPreparation(String(title), own, stored);
	return {
		id: Number(id),
		status: statusOf(status),
		title: String(title),
		scope: own,
		rehearsal: preparation.rehearsal,
		plannedFor: preparation.plannedFor,
		updatedAt: isoOf(updatedAt),
		openedAt: isoOrNull(openedAt),
		closedAt: isoOrNull(closedAt),
		author: authorText(creator, name),
		participants: Number(participants),
		revision: Number(revision),
		preparation,
		code: textOrNull(code),
		joinToken: textOrNull(joinToken),
		erasedAt: isoOrNull(erasedAt)
	};
}

/** Without what is prepared, nor what lets people in. */
function headOf(workshop: Workshop): WorkshopHead {
	const { id, status, title, scope, rehearsal, plannedFor, updatedAt, openedAt, closedAt } = workshop;
	const { author, code, participants } = workshop;
	return {
		id,
		status,
		title,
		scope,
		rehearsal,
		plannedFor,
		updatedAt,
		openedAt,
		closedAt,
		author,
		code,
		participants
	};
}

/** The workshops whose territories a scope covers: those being held first, then those to come, then the last ones held. */
export async function listWorkshops(db: Session, scope: Scope): Promise<readonly WorkshopHead[]> {
	const rows = await db.query(
		`select ${FIELDS} from ${FROM} where ${changedBy(scope, '$1', 'w.')}
		order by case w.status when 'live' then 0 when 'preparing' then 1 else 2 end, w.updated_at desc, w.id desc`,
		[JSON.stringify(scope)]
	);
	return rows.map(workshopOf).map(headOf);
}

/** One workshop; null when there is none whose territories the scope covers. @param lock holds its row until the transaction ends */
export async function readWorkshop(
	db: Session,
	id: number,
	scope: Scope,
	{ lock = false }: { readonly lock?: boolean } = {}
): Promise<Workshop | null> {
	const [row] = await db.query(
		`select ${FIELDS} from ${FROM} where w.id = $2 and ${changedBy(scope, '$1', 'w.')}${lock ? ' for update of w' : ''}`,
		[JSON.stringify(scope), id]
	);
	return row ? workshopOf(row) : null;
}
