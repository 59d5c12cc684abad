// What a device is, as far as its browser tells: the name that it is given unless somebody gives it another.

/** A tablet of Apple says that it is a Mac; a Mac has no screen to touch. */
export function deviceKind({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'> = navigator): 'computer' | 'phone' | 'tablet' {
  if (/iPad|Tablet/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'tablet'
  if (/iPhone|Mobile/.test(userAgent)) return 'phone'
  return /Android/.test(userAgent) ? 'tablet' : 'computer'
}
