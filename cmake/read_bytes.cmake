# Bytes in hexadecimal, as the initializer of an array.
function(read_bytes result file)
    file(READ "${file}" bytes HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
    string(REGEX REPLACE "(................................................................................)" "\\1\n"
           bytes "${bytes}")
    set(${result} "${bytes}" PARENT_SCOPE)
endfunction()
