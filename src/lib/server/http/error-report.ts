/** What a person sees of an error; `id` finds it in the log. */
export interface ShownError {
	readonly message: string;
	readonly id?: string;
}

/** The French sentence for a status; errors of the server name their id. */
export function shownError(status: number, id: string): ShownError {
	if (status === 404)
		return {
			message:
				'L’adresse est fausse, ou ce qu’elle montrait n’est plus là. Vérifiez-la, ou revenez à l’accueil.'
		};
	if (status === 413)
		return { message: 'L’envoi dépasse la taille acceptée\u00a0: rien n’a été enregistré.' };
	if (status === 403)
		return {
			message: 'Votre compte ne permet pas de l’ouvrir. Demandez à un administrateur de votre territoire.'
		};
	if (status === 429) return { message: 'Patientez quelques minutes, puis recommencez.' };
	if (status < 500)
		return { message: 'Cette demande n’a pas été comprise. Revenez à la page précédente et recommencez.' };
	return {
		message: `Une erreur inattendue est survenue. Réessayez\u202f; si elle revient, transmettez la référence ${id}.`,
		id
	};
}
