# Reads what its parent starts ("+ PID SIGNAL"), stops ("- PID") and keeps temporarily ("dir PATH"), one a line.
# End of input means that the parent is gone, however it died: stop what is left, then remove its temporary folders.
trap '' INT TERM HUP QUIT
live=
folders=$(printf '')
while read -r what id signal; do
  case $what in
    +) live="$live $id:$signal" ;;
    -) rest=
       for entry in $live; do [ "${entry%%:*}" = "$id" ] || rest="$rest $entry"; done
       live=$rest ;;
    dir) folders="$folders$id
" ;;
  esac
done

running() {
  for entry in $live; do kill -0 "${entry%%:*}" 2>/dev/null && return 0; done
  return 1
}

for entry in $live; do kill -s "${entry#*:}" "${entry%%:*}" 2>/dev/null; done
tries=0
while running && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
for entry in $live; do kill -s KILL "${entry%%:*}" 2>/dev/null; done
printf '%s' "$folders" | while read -r folder; do rm -rf -- "$folder"; done
exit 0
