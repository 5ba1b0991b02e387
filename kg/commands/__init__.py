"""The commands of ``kg``, a file each: options to one library call to what is printed. Named in :mod:`kg.cli`."""
