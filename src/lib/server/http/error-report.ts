/** What a person sees of an error; `id` finds it in the log. */
export interface ShownError {
	readonly message: string;
	readonly id?: string;
}

/** A surprise, with where it happened. No query, header or body: they may hold what must not be logged. */
export interface ErrorContext {
	readonly id: string;
	readonly time: string;
	readonly method: string;
	/** The route's pattern, or the path where no route matched. */
	readonly route: string;
	readonly status: number;
}

/** One line of JSON for the log. */
export function errorLine(error: unknown, context: ErrorContext): string {
	const { name, message, stack } =
		error instanceof Error ? error : { name: 'unknown', message: String(error), stack: undefined };
	const causes = error instanceof Error && error.cause instanceof Error ? { cause: error.cause.message } : {};
	return JSON.stringify({ level: 'error', ...context, name, message, ...causes, stack });
}

/** The French sentence for a status; errors of the server name their id. */
export function shownError(status: number, id: string): ShownError {
	if (status === 404)
		return { message: 'Cette page n’existe pas. Vérifiez l’adresse ou revenez au tableau de bord.' };
	if (status === 413)
		return { message: 'L’envoi dépasse la taille acceptée\u00a0: rien n’a été enregistré.' };
	if (status < 500)
		return { message: 'Cette demande n’a pas été comprise. Revenez à la page précédente et recommencez.' };
	return {
		message: `Une erreur inattendue est survenue. Réessayez\u202f; si elle revient, transmettez la référence ${id}.`,
		id
	};
}
