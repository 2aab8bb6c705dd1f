import type { Scope, Viewer } from '$lib/domain/access';
import type { Database } from '$lib/server/db';

/** An analyst of a scope, with an account: who acts where no server runs. */
export async function viewerOf(db: Database, scope: Scope): Promise<Viewer> {
	const [row] = await db.query(
		`insert into accounts (name, role, scope, activated_at) values ('Camille Essai', 'analyst', $1::text::jsonb, now()) returning id`,
		[JSON.stringify(scope)]
	);
	return { account: Number(row?.[0]), name: 'Camille Essai', role: 'analyst', scope, demonstration: false };
}
