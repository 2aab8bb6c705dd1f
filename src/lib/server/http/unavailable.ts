/** The status of an answer while the database cannot be used. */
export const UNAVAILABLE = 503;

const SURPRISE = 500;

/**
 * The answer to a request that failed on its way because the database cannot be used: SvelteKit gives any error of a load, an action or
 * an endpoint the status of a surprise, and a proxy or a supervisor should read the same as when it is away from the start.
 */
export function asUnavailable(answer: Response): Response {
	if (answer.status !== SURPRISE) return answer;
	return new Response(answer.body, { status: UNAVAILABLE, headers: answer.headers });
}
